import { expect, it } from "vitest";
import { withOperations } from "./write-operations.ts";

const operations = ["- Added `x` (GET /x)"];
const entry = "## 1.1.0\n\n### Operations\n\n- Added `x` (GET /x)\n";

it("begins the newest entry with its operations", () => {
  const older = "## 1.0.0\n\n### Minor Changes\n\n- Old.\n";
  const changelog = `# a\n\n## 1.1.0\n\n### Minor Changes\n\n- New.\n\n${older}`;
  const written = `# a\n\n${entry}\n### Minor Changes\n\n- New.\n\n${older}`;
  expect(withOperations(changelog, "1.1.0", operations)).toBe(written);
  expect(withOperations(written, "1.1.0", operations)).toBe(written);
});

it("fills an entry that has nothing else", () => {
  expect(withOperations("# a\n\n## 1.1.0\n", "1.1.0", operations)).toBe(`# a\n\n${entry}`);
  const empty = "# a\n\n## 1.1.0\n\nNo changes in this release.\n";
  expect(withOperations(empty, "1.1.0", operations)).toBe(`# a\n\n${entry}`);
  expect(withOperations(`${empty}\n## 1.0.0\n`, "1.1.0", operations)).toBe(`# a\n\n${entry}\n## 1.0.0\n`);
});

it("refuses a changelog that does not know the version", () => {
  expect(() => withOperations("# a\n\n## 1.1.0-next\n", "1.1.0", operations)).toThrow("no entry for 1.1.0");
});
