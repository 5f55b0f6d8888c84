import { redactSecrets } from "../redact-secrets.ts";

/** Of an error, which repeats what was typed: a secret may have been pasted where none belongs. */
export const printable = (text: string): string => redactSecrets(text);
