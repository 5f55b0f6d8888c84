import { redactSecrets } from "../redact-secrets.ts";

/**
 * Of an error, which repeats what was typed: a secret may have been pasted where none belongs, and an escape sequence
 * must not reach a terminal.
 */
export const printable = (text: string): string => redactSecrets(text).replace(/[^\P{Cc}\n]/gu, escapeCharacter);

const escapeCharacter = (character: string): string =>
  String.raw`\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
