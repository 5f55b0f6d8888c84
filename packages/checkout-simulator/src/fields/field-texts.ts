import type { FieldName } from "./field-names.ts";

export type Language = "en" | "es";

export interface FieldText {
  /** What a screen reader says; it is also the title of the iframe. */
  label: string;
  placeholder: string;
}

export const fieldTexts: Record<Language, Record<FieldName, FieldText>> = {
  en: {
    "card-number": { label: "Card number", placeholder: "Card number" },
    "expiry-date": { label: "Expiry date (MM/YY)", placeholder: "MM/YY" },
    cvv: { label: "Security code", placeholder: "CVV" },
  },
  es: {
    "card-number": { label: "Número de tarjeta", placeholder: "Número de tarjeta" },
    "expiry-date": { label: "Fecha de caducidad (MM/AA)", placeholder: "MM/AA" },
    cvv: { label: "Código de seguridad", placeholder: "CVV" },
  },
};

/** Reads "ES-ES", "es", "en-GB"; what is not known is English, as the provider's default is. */
export const findLanguage = (tag: string | undefined): Language => (/^es\b/i.test(tag ?? "") ? "es" : "en");
