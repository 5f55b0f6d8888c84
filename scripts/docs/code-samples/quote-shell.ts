/** A word of a POSIX shell in which nothing is special. */
export const quoteShell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** What stands between double quotes, where a shell still reads `$`, the backtick, the backslash and the quote. */
export const escapeDoubleQuoted = (text: string): string => text.replaceAll(/[$`"\\]/g, "\\$&");
