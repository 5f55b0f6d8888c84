import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseYaml } from "@redocly/openapi-core";
import { beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, ".github/workflows");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}
interface Job {
  concurrency?: unknown;
  outputs?: Record<string, string>;
  uses?: string;
  needs?: string;
  if?: string;
  environment?: string;
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
  steps?: Step[];
}
interface Workflow {
  on: Record<string, unknown>;
  concurrency?: unknown;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const files = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), "utf8");
  const workflow = parseYaml(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
  return { file, text, workflow, steps };
});
const workflowOf = (file: string) => files.find((each) => each.file === file)!.workflow;
const runsOf = (job: Job | undefined) => (job?.steps ?? []).flatMap(({ run }) => (run === undefined ? [] : [run]));

describe.each(files)("$file", ({ text, workflow, steps }) => {
  it("uses nothing but actions that are pinned by commit, each with its version", () => {
    const used = [...steps, ...Object.values(workflow.jobs)].flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    const others = used.filter((uses) => !uses.startsWith("./") && !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(uses));
    expect(others).toEqual([]);
    const lines = text.split("\n").filter((line) => /uses: (?!\.\/)/.test(line));
    expect(lines.filter((line) => !/ # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    expect(lines.length).toBe(used.filter((uses) => !uses.startsWith("./")).length);
  });

  it("may read alone, unless a job says what else it needs", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
  });

  it("is not started by what strangers control, and puts nothing of theirs into a command", () => {
    expect(
      Object.keys(workflow.on).filter((event) => /pull_request_target|issue|comment|workflow_run/.test(event)),
    ).toEqual([]);
    // Whatever a command needs of GitHub comes by its environment.
    expect(steps.filter(({ run }) => run?.includes("${{") === true)).toEqual([]);
  });

  it("knows no secret: what it may do ends with the job", () => {
    expect(text).not.toMatch(/\bsecrets\b|NPM_TOKEN|NODE_AUTH_TOKEN|_authToken/);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@") === true);
    for (const { with: options } of checkouts) expect(options).toMatchObject({ "persist-credentials": false });
    // Packages' code does not see the token.
    for (const { run, env } of steps) if (run?.includes("npm run") === true) expect(env).toBeUndefined();
  });

  it("takes nothing from a cache, and ends", () => {
    const nodes = steps.filter(({ uses }) => uses?.startsWith("actions/setup-node@") === true);
    for (const { with: options } of nodes) expect(options).toMatchObject({ "package-manager-cache": false });
    for (const job of Object.values(workflow.jobs)) {
      if (job.uses === undefined) expect(job["timeout-minutes"]).toBeGreaterThan(0);
    }
  });

  it("runs verbs that there are", () => {
    const verbs = steps.flatMap(({ run = "" }) => [...run.matchAll(/npm run ([\w:]+)/g)].map(([, verb = ""]) => verb));
    expect(verbs.filter((verb) => !(verb in scripts))).toEqual([]);
  });
});

describe("ci.yml", () => {
  it("runs what a clone runs, on the oldest Node", () => {
    const { ci } = workflowOf("ci.yml").jobs;
    expect(runsOf(ci)).toEqual([".ci/run"]);
    expect(ci?.steps?.find(({ uses }) => uses?.startsWith("actions/setup-node@"))?.with).toMatchObject({
      "node-version": "20",
    });
  });

  it("gives way to a later run in a pull request alone", () => {
    expect(workflowOf("ci.yml").concurrency).toEqual({
      group: "ci-${{ github.event_name == 'pull_request' && github.ref || github.run_id }}",
      "cancel-in-progress": "${{ github.event_name == 'pull_request' }}",
    });
  });
});

describe("release.yml", () => {
  const { ci, changesets, version, publish } = workflowOf("release.yml").jobs;
  const last = (job: Job | undefined) => runsOf(job).at(-1) ?? "";

  it("publishes what continuous integration has passed and no changeset waits for, as a workflow that the registry trusts", () => {
    expect(ci?.uses).toBe("./.github/workflows/ci.yml");
    expect(changesets?.needs).toBe("ci");
    expect(version).toMatchObject({
      needs: "changesets",
      if: "needs.changesets.outputs.pending != '0'",
      permissions: { contents: "write", "pull-requests": "write", actions: "write" },
    });
    expect(publish).toMatchObject({
      needs: "changesets",
      if: "needs.changesets.outputs.pending == '0' && needs.changesets.outputs.new == 'true'",
      environment: "npm",
    });
    expect(publish?.permissions).toEqual({ contents: "write", "id-token": "write" });
    expect(runsOf(publish)[0]).toBe("npm run release");
    expect(runsOf(version)).toContain("npm run release:version");
  });

  it("has no group of concurrency, in which GitHub would drop all but the last run that waits", () => {
    const workflow = workflowOf("release.yml");
    const grouped = [workflow, ...Object.values(workflow.jobs)].filter((each) => each.concurrency !== undefined);
    expect(grouped).toEqual([]);
  });

  /** The commands, with a remote that is a folder, and a `gh` that tells what it was asked. */
  let home: string;
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: join(home, "clone"), encoding: "utf8", stdio: "pipe" });
  const asked = () => readFileSync(join(home, "asked"), "utf8").trim().split("\n");
  const write = (path: string, text: string) => writeFileSync(join(home, path), text);
  const runStep = (run: string, env: Record<string, string> = {}) => {
    write("asked", "");
    const all = {
      ...process.env,
      PATH: `${home}/bin:${process.env["PATH"]}`,
      ASKED: join(home, "asked"),
      GITHUB_OUTPUT: join(home, "output"),
      ...env,
    };
    // As GitHub runs a step.
    return execFileSync("bash", ["-e", "-c", run], { cwd: join(home, "clone"), env: all, stdio: "pipe" });
  };
  const answerWith = (script: string) => {
    write("bin/gh", `#!/bin/sh\necho "$@" >> "$ASKED"\n${script}\n`);
    chmodSync(join(home, "bin/gh"), 0o755);
  };

  beforeEach(async () => {
    home = await temporaryFolder();
    for (const path of ["bin", "clone/dist/sbom", "clone/.changeset", "clone/packages/api-types"]) {
      mkdirSync(join(home, path), { recursive: true });
    }
    execFileSync("git", ["init", "--quiet", "--bare", join(home, "remote")]);
    git("init", "--quiet", "--initial-branch", "main");
    git("remote", "add", "origin", join(home, "remote"));
    write("clone/packages/api-types/package.json", '{ "version": "1.1.0" }');
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "One");
    git("push", "--quiet", "origin", "main");
    for (const name of ["api-types", "server"]) write(`clone/dist/sbom/${name}.cdx.json`, "{}");
    write("clone/.gitignore", "dist/\n");
    write("clone/packages/api-types/package.json", '{ "version": "1.2.0" }');
  });

  it("pushes the tag, makes a release of it and attaches the bills of materials, once or again", () => {
    git("tag", "@payment-sessions/api-types@1.2.0");
    const upload =
      "release upload @payment-sessions/api-types@1.2.0 dist/sbom/api-types.cdx.json dist/sbom/server.cdx.json --clobber";
    answerWith('[ "$2" != view ]');
    runStep(last(publish));
    expect(asked()).toEqual([
      "auth setup-git",
      "release view @payment-sessions/api-types@1.2.0",
      "release create @payment-sessions/api-types@1.2.0 --verify-tag --title 1.2.0 --notes-file dist/release/notes.md",
      upload,
    ]);
    expect(git("ls-remote", "--tags", "origin")).toContain("refs/tags/@payment-sessions/api-types@1.2.0");
    answerWith("exit 0");
    runStep(last(publish));
    expect(asked()).toEqual(["auth setup-git", "release view @payment-sessions/api-types@1.2.0", upload]);
  });

  it("makes no release of a commit that was not released", () => {
    answerWith("exit 1");
    runStep(last(publish));
    expect(asked()).toEqual([""]);
  });

  it("does not make a pre-release the latest release", () => {
    git("tag", "@payment-sessions/api-types@2.0.0-next.1");
    answerWith('[ "$2" != view ]');
    runStep(last(publish));
    expect(asked()[2]).toBe(
      "release create @payment-sessions/api-types@2.0.0-next.1 --verify-tag --prerelease --title 2.0.0-next.1 " +
        "--notes-file dist/release/notes.md",
    );
  });

  it("counts the changesets that are pending, and tells a version that is new from one that was there before", () => {
    const [look = ""] = runsOf(changesets);
    const outputOf = (before: string) => {
      write("output", "");
      runStep(look, { BEFORE: before });
      return readFileSync(join(home, "output"), "utf8").trim().split("\n");
    };
    write("clone/.changeset/README.md", "");
    expect(outputOf("HEAD")).toEqual(["pending=0", "new=true"]);
    // The first push to a branch has no commit before it.
    expect(outputOf("0".repeat(40))).toEqual(["pending=0", "new=true"]);
    git("checkout", "--quiet", "packages");
    write("clone/.changeset/one.md", "");
    expect(outputOf("HEAD")).toEqual(["pending=1", "new=false"]);
    const outputs = Object.keys(changesets?.outputs ?? {});
    expect(outputs).toEqual(["pending", "new"]);
  });

  it("leaves the branch of the next version to the latest commit", () => {
    const author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    const later = git(...author, "commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", "Two").trim();
    git("push", "--quiet", "origin", `${later}:refs/heads/main`);
    answerWith("exit 0");
    runStep(last(version));
    expect(asked()).toEqual(["auth setup-git"]);
    expect(git("ls-remote", "origin", "release/next")).toBe("");
  });

  it("opens one pull request with the next version, and keeps it up to date", () => {
    answerWith('[ "$2" != list ] || echo 0');
    runStep(last(version));
    expect(asked().slice(-2)).toEqual([
      "pr create --base main --head release/next --title Release 1.2.0 --body-file dist/release/notes.md",
      "workflow run ci.yml --ref release/next",
    ]);
    expect(git("log", "-1", "--format=%s", "origin/release/next")).toBe("Release 1.2.0\n");
    git("switch", "--quiet", "main");
    git("branch", "--quiet", "--delete", "--force", "release/next");
    write("clone/packages/api-types/package.json", '{ "version": "1.3.0" }');
    answerWith('[ "$2" != list ] || echo 1');
    runStep(last(version));
    expect(asked()).toContain("pr edit release/next --title Release 1.3.0 --body-file dist/release/notes.md");
    expect(git("log", "-1", "--format=%s", "origin/release/next")).toBe("Release 1.3.0\n");
  });
});
