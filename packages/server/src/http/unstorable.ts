import type { ErrorDetail } from "../errors.ts";

/** Deeper than any body of the API, shallow enough for every recursive function. */
export const maxDepth = 32;

/** A hostile body must not cost memory by the errors it causes. */
const maxErrors = 100;

interface Node {
  value: unknown;
  path: string;
  /** What messages call it: the body, or the nearest property by its name. */
  owner: string;
  isItem: boolean;
  depth: number;
}

/**
 * Everything in a parsed JSON value that must not reach the code behind: text that PostgreSQL cannot store, numbers
 * that JSON cannot write back, names that make prototypes. Walks without recursion, because the nesting is the client's
 * choice.
 */
export function findUnstorable(root: unknown): ErrorDetail[] {
  const errors: ErrorDetail[] = [];
  const open: Node[] = [{ value: root, path: "", owner: "The request body", isItem: false, depth: 0 }];
  // The loop also visits what it appends.
  for (const node of open) {
    const problem = valueProblem(node);
    if (problem !== undefined) errors.push({ path: node.path, message: `${subjectOf(node)} ${problem}` });
    if (errors.length >= maxErrors) break;
    if (isContainer(node.value) && node.depth < maxDepth) {
      for (const [name, value] of Object.entries(node.value)) {
        const child = childOf(node, name, value);
        const nameProblem = propertyNameProblem(name);
        if (nameProblem === undefined) open.push(child);
        else errors.push({ path: child.path, message: `The property name ${JSON.stringify(name)} ${nameProblem}` });
      }
    }
  }
  return errors.slice(0, maxErrors);
}

/** Undefined when PostgreSQL can store the text. */
export function textProblem(text: string): string | undefined {
  return text.includes("\0") || !text.isWellFormed() ? "must not contain U+0000 or lone surrogates." : undefined;
}

function valueProblem({ value, depth }: Node): string | undefined {
  if (typeof value === "string") return textProblem(value);
  if (typeof value === "number") return Number.isFinite(value) ? undefined : "must be a finite number.";
  return isContainer(value) && depth === maxDepth ? `must not be nested deeper than ${maxDepth} levels.` : undefined;
}

function propertyNameProblem(name: string): string | undefined {
  return name === "__proto__" ? "is not allowed." : textProblem(name);
}

const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;

const childOf = ({ value: parent, path, owner, depth }: Node, name: string, value: unknown): Node => ({
  value,
  path: `${path}/${escapePointer(name)}`,
  owner: Array.isArray(parent) ? owner : JSON.stringify(name),
  isItem: Array.isArray(parent),
  depth: depth + 1,
});

const subjectOf = ({ owner, isItem }: Node) =>
  isItem ? `An item of ${owner.charAt(0).toLowerCase()}${owner.slice(1)}` : owner;

/** RFC 6901, section 3. */
export const escapePointer = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");
