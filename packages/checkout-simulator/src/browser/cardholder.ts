/** What the page knows of the card holder, in the words of the provider's script. */
export interface Cardholder {
  name?: string | null;
  billingAddress?: {
    addressLine1?: string;
    addressLine2?: string;
    zip?: string;
    city?: string;
    state?: string;
    country?: string;
  } | null;
  phone?: string | null;
}
