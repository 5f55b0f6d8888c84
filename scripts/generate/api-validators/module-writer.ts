import { byCodeUnit, camelCase } from "../names.ts";
import { runtimeExports } from "./runtime-exports.ts";

/** Parameters and variables of the emitted functions, and globals that they use. */
const localNames = [
  "value",
  "path",
  "check",
  "seen",
  "evaluated",
  "input",
  "response",
  "payload",
  "undefined",
  "Infinity",
  "Object",
];

/** Collects the imports and declarations of one generated module and gives every declaration a name of its own. */
export class ModuleWriter {
  readonly #imports = new Set<string>();
  readonly #names: Set<string>;
  readonly #constants = new Map<string, string>();
  readonly #declarations: string[] = [];

  constructor(reserved: readonly string[]) {
    this.#names = new Set([...runtimeExports.keys(), ...localNames, ...reserved]);
  }

  /** Imports something of the runtime. */
  use(name: string): string {
    if (!runtimeExports.has(name)) {
      throw new Error(`The runtime has no export "${name}".`);
    }
    this.#imports.add(name);
    return name;
  }

  /** A name that nothing else in the module has. */
  name(wanted: string): string {
    const base = camelCase(wanted);
    let name = base;
    for (let count = 2; this.#names.has(name); count++) {
      name = `${base}${/\d$/.test(base) ? "_" : ""}${count}`;
    }
    this.#names.add(name);
    return name;
  }

  declare(text: string): void {
    this.#declarations.push(text);
  }

  /** A constant at the top of the module; equal ones are declared once. */
  constant(type: string, text: string, wanted: string): string {
    const key = `${type} = ${text}`;
    const known = this.#constants.get(key);
    if (known !== undefined) {
      return known;
    }
    const name = this.name(wanted);
    this.#constants.set(key, name);
    this.declare(`const ${name}: ${type} = ${text};`);
    return name;
  }

  /** The text of the module: imports, declarations in the order they were made, then `exports`. */
  text(otherImports: readonly string[], exports: string): string {
    return `${[...this.#importLines(), ...otherImports].join("\n")}\n\n${[...this.#declarations, exports].join("\n\n")}\n`;
  }

  #importLines(): string[] {
    const byFile = new Map<string, string[]>();
    for (const name of [...this.#imports].toSorted(byCodeUnit)) {
      const { file = "", isType = false } = runtimeExports.get(name) ?? {};
      byFile.set(file, [...(byFile.get(file) ?? []), isType ? `type ${name}` : name]);
    }
    return [...byFile]
      .toSorted(([a], [b]) => byCodeUnit(a, b))
      .map(([file, names]) => {
        const allTypes = names.every((name) => name.startsWith("type "));
        const list = allTypes ? names.map((name) => name.slice(5)) : names;
        return `import ${allTypes ? "type " : ""}{ ${list.join(", ")} } from "../../runtime/${file}";`;
      });
  }
}
