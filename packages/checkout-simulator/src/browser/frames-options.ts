import { fieldKeys, type FieldName } from "../fields/field-names.ts";
import { type FieldText, fieldTexts, findLanguage, type Language } from "../fields/field-texts.ts";
import type { Cardholder } from "./cardholder.ts";
import type { EventHandler } from "./event-handlers.ts";
import type { FieldStyle } from "./style-rules.ts";

interface FrameChoice {
  frameSelector?: string;
}

/** The texts that a page may set itself. */
export interface CustomLocalization {
  cardNumberPlaceholder?: string;
  expiryMonthPlaceholder?: string;
  expiryYearPlaceholder?: string;
  cvvPlaceholder?: string;
}

/** The options of `Frames.init`; a handler may stand under the name of its event. */
export interface FramesOptions {
  publicKey?: string;
  localization?: string | CustomLocalization;
  style?: FieldStyle;
  cardholder?: Cardholder;
  cardNumber?: FrameChoice;
  expiryDate?: FrameChoice;
  cvv?: FrameChoice;
  [event: string]: unknown;
}

/** `Frames.init("pk_…")` is short for `Frames.init({ publicKey: "pk_…" })`. */
export function readOptions(options: string | FramesOptions): FramesOptions & { publicKey: string } {
  const { publicKey, ...rest } = typeof options === "string" ? { publicKey: options } : options;
  if (typeof publicKey !== "string" || publicKey === "") throw new Error("Frames.init needs a publicKey.");
  return { ...rest, publicKey };
}

export const selectorOf = (options: FramesOptions, field: FieldName): string =>
  options[fieldKeys[field]]?.frameSelector ?? `.${field}-frame`;

/** The fields' language: the one asked for, or the page's own when the page brings its own placeholders. */
export const languageOf = ({ localization }: FramesOptions, pageLanguage: string): Language =>
  findLanguage(typeof localization === "string" ? localization : localization && pageLanguage);

export function textOf(options: FramesOptions, field: FieldName, language: Language): FieldText {
  const text = fieldTexts[language][field];
  return { ...text, placeholder: customPlaceholder(options.localization, field) ?? text.placeholder };
}

function customPlaceholder(localization: FramesOptions["localization"], field: FieldName): string | undefined {
  if (typeof localization !== "object") return undefined;
  const { cardNumberPlaceholder, expiryMonthPlaceholder, expiryYearPlaceholder, cvvPlaceholder } = localization;
  return {
    "card-number": cardNumberPlaceholder,
    "expiry-date":
      expiryMonthPlaceholder && expiryYearPlaceholder && `${expiryMonthPlaceholder}/${expiryYearPlaceholder}`,
    cvv: cvvPlaceholder,
  }[field];
}

export const handlerIn = (options: FramesOptions, event: string): EventHandler | undefined =>
  typeof options[event] === "function" ? (options[event] as EventHandler) : undefined;
