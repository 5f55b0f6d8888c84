/** How a language writes the parts of a JSON value. */
export interface Notation {
  indent: string;
  key: (name: string) => string;
  constants: { true: string; false: string; null: string };
}

/** A JSON value as a literal: objects over several lines, lists of plain values on one. */
export function printValue(value: unknown, notation: Notation, indent = ""): string {
  if (typeof value !== "object" || value === null) return printPlain(value, notation);
  const inner = indent + notation.indent;
  if (Array.isArray(value)) {
    const items = value.map((item) => printValue(item, notation, inner));
    return items.some((item) => item.includes("\n"))
      ? printLines("[", items, "]", indent, inner)
      : `[${items.join(", ")}]`;
  }
  const entries = Object.entries(value).map(
    ([name, item]) => `${notation.key(name)}: ${printValue(item, notation, inner)}`,
  );
  return entries.length === 0 ? "{}" : printLines("{", entries, "}", indent, inner);
}

/** A JSON text is a text of JavaScript and of Python, too. */
function printPlain(value: unknown, { constants }: Notation): string {
  if (value === null) return constants.null;
  return typeof value === "boolean" ? constants[`${value}`] : JSON.stringify(value);
}

const printLines = (open: string, lines: string[], close: string, indent: string, inner: string): string =>
  `${open}\n${lines.map((line) => `${inner}${line},\n`).join("")}${indent}${close}`;
