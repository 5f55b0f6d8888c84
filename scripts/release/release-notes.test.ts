import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../test/support/temporary-folder.ts";
import { releaseNotes } from "./release-notes.ts";

it("says once what several changelogs say of the version, and nothing of others", async () => {
  const root = await temporaryFolder();
  const changelogs = {
    a: "# a\n\n## 1.1.0\n\n### Operations\n\n- Added `x` (GET /x)\n\n### Minor Changes\n\n- 12ab: Both,\n  in two lines.\n- 34cd: Of a alone.\n\n## 1.0.0\n\n### Minor Changes\n\n- Old.\n",
    b: "# b\n\n## 1.1.0\n\n### Operations\n\n- Added `x` (GET /x)\n\n### Minor Changes\n\n- 12ab: Both,\n  in two lines.\n\n### Patch Changes\n\n- Updated dependencies [12ab]\n  - a@1.1.0\n",
  };
  for (const [name, text] of Object.entries(changelogs)) {
    await mkdir(join(root, name));
    await writeFile(join(root, name, "CHANGELOG.md"), text);
  }
  expect(releaseNotes(root, ["a", "b", "without-changelog"], "1.1.0")).toBe(
    "### Operations\n\n- Added `x` (GET /x)\n\n### Minor Changes\n\n- 12ab: Both,\n  in two lines.\n- 34cd: Of a alone.\n",
  );
  expect(releaseNotes(root, ["a", "b"], "9.9.9")).toBe("");
});
