import { isRecord } from "../json-pointer.ts";

/**
 * The document as someone has to read it who receives what a later version of the API sends: an enum that is marked
 * `x-open-enum` allows every value of its type. Everything keeps its place.
 */
export function withOpenEnums<Node>(node: Node): Node;
export function withOpenEnums(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map((item) => withOpenEnums(item));
  }
  if (!isRecord(node)) {
    return node;
  }
  const isOpen = node["x-open-enum"] === true;
  const entries = Object.entries(node).filter(([key]) => !isOpen || key !== "enum");
  return Object.fromEntries(entries.map(([key, value]) => [key, withOpenEnums(value)]));
}
