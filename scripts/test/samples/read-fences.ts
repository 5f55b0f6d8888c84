/** A fenced block of a page, with what the line that opens it says about running it. */
export interface Fence {
  /** Such as `README.md:14`. */
  place: string;
  /** Empty for a drawing. */
  language: string;
  code: string;
  /** Why it is not run as it stands. */
  noRun?: string;
  /** It belongs to the program of the last fence of its language. */
  continues: boolean;
  /** It runs until the page ends. */
  background: boolean;
  /** A text that it has to print. */
  prints?: string;
  /** The statuses of the API's answers to it, where not all are successes. */
  answers?: string;
}

/** Text that no reader sees: what comes after the language. */
type Attributes = Record<string, string | undefined>;

const known = ["no-run", "continues", "background", "prints", "answers"];

/** @throws Error that names the place of an attribute which nobody knows. */
export function readFences(file: string, markdown: string): Fence[] {
  const blocks = [...markdown.matchAll(/^( *)```(\S*)([^\n]*)\n([^]*?)^\1```$/gm)];
  return blocks.map(({ index, 1: indent = "", 2: language = "", 3: info = "", 4: code = "" }) => {
    const place = `${file}:${markdown.slice(0, index).split("\n").length}`;
    const attributes = readAttributes(info, place);
    const { "no-run": noRun, prints, answers } = attributes;
    return {
      place,
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
      ...(noRun !== undefined && { noRun }),
      continues: "continues" in attributes,
      background: "background" in attributes,
      ...(prints !== undefined && { prints }),
      ...(answers !== undefined && { answers }),
    };
  });
}

function readAttributes(info: string, place: string): Attributes {
  if (!/^(?: [a-z-]+(?:="[^"]*")?)* *$/.test(info)) throw new Error(`${place}: "${info.trim()}" cannot be read.`);
  const parts = [...info.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)];
  const attributes = Object.fromEntries(parts.map(([, name = "", value]) => [name, value] as const));
  const unknown = Object.keys(attributes).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`${place}: a fence knows no "${unknown}", only ${known.join(", ")}.`);
  if ("no-run" in attributes && !attributes["no-run"]) throw new Error(`${place}: "no-run" needs a reason.`);
  return attributes;
}

/** Joins what belongs together; the rest stays in the order of the page. */
export function joinContinued(fences: readonly Fence[]): Fence[] {
  const joined: Fence[] = [];
  for (const fence of fences) {
    const last = joined.findLastIndex(({ language }) => language === fence.language);
    const first = joined[last];
    if (!fence.continues) joined.push(fence);
    else if (first === undefined) throw new Error(`${fence.place}: it continues no fence of its language.`);
    else joined[last] = { ...first, code: `${first.code}${fence.code}` };
  }
  return joined;
}
