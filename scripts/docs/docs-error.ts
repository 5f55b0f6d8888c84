/** What keeps the site from being built: one line for each problem, which begins with its file and line. */
export class DocsError extends Error {
  override readonly name = "DocsError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}
