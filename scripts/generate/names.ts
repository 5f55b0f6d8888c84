/** The words of a name in any notation: `createOAuth2Token`, `pulls/list-files` and `created_at` alike. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}

export function camelCase(name: string): string {
  const [first = "", ...others] = wordsOf(name);
  return asIdentifier(first.toLowerCase() + others.map(capitalize).join(""));
}

export function pascalCase(name: string): string {
  return asIdentifier(wordsOf(name).map(capitalize).join(""));
}

export function kebabCase(name: string): string {
  return wordsOf(name).join("-").toLowerCase();
}

/** Names that a module may not export or declare. */
const reservedWords = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

function asIdentifier(name: string): string {
  return /^[A-Za-z]/.test(name) && !reservedWords.has(name) ? name : `_${name}`;
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** A property key as it is written in an object literal or a type. */
export function propertyKey(name: string): string {
  // In a literal `__proto__: x` sets the prototype; only a computed key makes a property of that name.
  if (name === "__proto__") {
    return '["__proto__"]';
  }
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** Code-unit order, which no locale can change. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
