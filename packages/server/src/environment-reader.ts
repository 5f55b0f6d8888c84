/** Reads single settings and collects one sentence for each that is wrong; no sentence repeats a value. */
export class EnvironmentReader {
  readonly problems: string[] = [];
  /** Of every setting that was asked for. */
  readonly names = new Set<string>();
  readonly #env: Record<string, string | undefined>;

  constructor(env: Record<string, string | undefined>) {
    this.#env = env;
  }

  /** Once, however often the setting is read. */
  problem(sentence: string): void {
    if (!this.problems.includes(sentence)) this.problems.push(sentence);
  }

  /** An empty setting counts as not given. */
  text(name: string): string | undefined {
    this.names.add(name);
    const value = this.#env[name]?.trim();
    return value === "" ? undefined : value;
  }

  require(name: string, sentence: string): void {
    if (this.text(name) === undefined) this.problem(`${name} ${sentence}`);
  }

  /** What looks like a setting and is none was meant for one. */
  refuseUnknown(pattern: RegExp): void {
    for (const name of Object.keys(this.#env)) {
      const isUnknown = pattern.test(name) && !this.names.has(name) && this.text(name) !== undefined;
      if (isUnknown) this.problem(`${name} is not a setting.`);
    }
  }

  integer(name: string, { fallback, min, max }: { fallback: number; min: number; max: number }): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    this.problem(`${name} must be a whole number from ${min} to ${max}.`);
    return fallback;
  }

  /** Separated by commas; every part has to be one that `isValid`. */
  list(name: string, isValid: (part: string) => boolean, description: string): string[] {
    const parts = (this.text(name) ?? "").split(",").map((part) => part.trim());
    const given = parts.filter((part) => part !== "");
    if (given.every((part) => isValid(part))) return given;
    this.problem(`${name} must be ${description}, separated by commas.`);
    return [];
  }

  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = values.find((candidate) => candidate === text);
    if (value === undefined) this.problem(`${name} must be one of ${values.join(", ")}.`);
    return value ?? fallback;
  }

  url(name: string, protocols: readonly string[]): { text: string; url: URL } | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    // PostgreSQL's own form of a socket, `postgres://user@/name?host=/folder`, has no host where a URL must have one.
    const url = URL.parse(text.replace("@/", "@localhost/"));
    if (url !== null && protocols.includes(url.protocol)) return { text, url };
    this.problem(`${name} must be a URL that begins with ${protocols.map((each) => `${each}//`).join(" or ")}.`);
    return undefined;
  }
}
