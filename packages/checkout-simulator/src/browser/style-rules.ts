/** CSS properties in camel case, as in `element.style`. */
export type Declarations = Record<string, string | number>;

/** The `style` option of the provider's script. */
export interface FieldStyle {
  base?: Declarations;
  focus?: Declarations;
  valid?: Declarations;
  invalid?: Declarations;
  autofill?: Declarations;
  placeholder?: { base?: Declarations; focus?: Declarations; valid?: Declarations; invalid?: Declarations };
}

export interface StyleRule {
  selector: string;
  declarations: [property: string, value: string][];
}

/** How the text and its box look, and nothing that could move the field. */
const allowed =
  /^(accent|background|border|box-shadow|caret|color|font|letter|line|opacity|outline|padding|text|transition|word)/;

const selectors: [path: readonly string[], selector: string][] = [
  [["base"], "input"],
  [["autofill"], "input:autofill"],
  [["valid"], "input.valid"],
  [["invalid"], "input.invalid"],
  [["focus"], "input:focus"],
  [["placeholder", "base"], "input::placeholder"],
  [["placeholder", "valid"], "input.valid::placeholder"],
  [["placeholder", "invalid"], "input.invalid::placeholder"],
  [["placeholder", "focus"], "input:focus::placeholder"],
];

/** The rules that a `style` option stands for, in the order in which later ones win. */
export function toStyleRules(style: unknown): StyleRule[] {
  return selectors.flatMap(([path, selector]) => {
    const declarations = readDeclarations(path.reduce(property, style));
    return declarations.length > 0 ? [{ selector, declarations }] : [];
  });
}

const property = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function readDeclarations(declarations: unknown): StyleRule["declarations"] {
  if (typeof declarations !== "object" || declarations === null) return [];
  return Object.entries(declarations).flatMap(([name, value]): StyleRule["declarations"] => {
    const cssName = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return allowed.test(cssName) && (typeof value === "string" || typeof value === "number")
      ? [[cssName, String(value)]]
      : [];
  });
}
