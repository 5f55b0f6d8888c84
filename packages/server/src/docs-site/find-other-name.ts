/** A page is also found without the end of its name. Answers where it is, from the path that was asked for. */
export function findOtherName(names: { has(name: string): boolean }, path: string): string | undefined {
  const isFolder = path.endsWith("/");
  const name = isFolder ? path.slice(0, -1) : path;
  const last = name.slice(name.lastIndexOf("/") + 1);
  if (!isFolder && names.has(`${name}/index.html`)) return `${last}/`;
  return names.has(`${name}.html`) ? `${isFolder ? "../" : ""}${last}.html` : undefined;
}
