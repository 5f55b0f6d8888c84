/** What the server tells the page's script, as JSON in the page. */
export interface BrowserSettings {
  /** The page's own address, for which the browser's Back and Refresh ask. */
  pagePath: string;
  secondsLeft: number;
  scriptUrl: string;
  publicKey: string;
  /** The provider's name for the language of its fields, as `ES-ES`. */
  localization: string;
  /** Of the document, while the card can be saved and after. */
  titles: { open: string; expired: string };
  texts: BrowserTexts;
}

/** Every text that the script shows, in the language of the page. */
export interface BrowserTexts {
  cardNumberError: string;
  expiryDateError: string;
  cvvError: string;
  loadingFailed: string;
  incomplete: string;
  saving: string;
  tokenizationFailed: string;
  noAnswer: string;
  twoMinutesLeft: string;
}
