/** A doc comment of paragraphs, with a blank line between them; absent ones are left out. */
export function tsdoc(paragraphs: readonly (string | undefined)[], indent = ""): string {
  const lines = paragraphs
    .map((paragraph) => paragraph?.trim() ?? "")
    .filter((paragraph) => paragraph !== "")
    .flatMap((paragraph, index) => (index === 0 ? [paragraph] : ["", paragraph]))
    .flatMap((paragraph) => paragraph.split("\n"))
    // A description must not end the comment.
    .map((line) => line.trimEnd().replaceAll("*/", "*\\/"));
  const [only] = lines;
  if (only === undefined) {
    return "";
  }
  if (lines.length === 1) {
    return `${indent}/** ${only} */\n`;
  }
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}
