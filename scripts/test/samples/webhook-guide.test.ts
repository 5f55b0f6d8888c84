import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect } from "vitest";
import { itWith } from "./interpreters.ts";
import { languages } from "./languages.ts";
import { readFences } from "./read-fences.ts";
import { integratorFolder, root } from "./read-pages.ts";
import { runCommand } from "../support/run-command.ts";
import { deliveries } from "./verifiers/deliveries.ts";

const file = "packages/docs/guides/webhooks.md";
const fences = readFences(file, await readFile(join(root, file), "utf8"));
const folder = join(integratorFolder, "test-output/verifiers");
const drivers = new URL("verifiers/", import.meta.url);

/** One delivery a line, in a form that every language reads without a library. */
const input = deliveries.map(({ body, headers, secrets }) => {
  const pairs = Object.entries(headers).map(([name, value]) => `${name}=${value}`);
  return `${Buffer.from(body).toString("base64")}\t${pairs.join("|")}\t${secrets.join(",")}\n`;
});

/** The function that the guide shows, with a program around it that hands it deliveries. */
async function writeProgram(language: string, extension: string): Promise<string[][]> {
  const code = fences.find((fence) => fence.language === language)?.code ?? "";
  const driver = new URL(`drive.${extension}`, drivers);
  const path = join(folder, `verify.${extension}`);
  await mkdir(folder, { recursive: true });
  const isModule = language === "ts";
  await writeFile(path, isModule ? code : `${code}\n${await readFile(driver, "utf8")}`);
  const command = languages[language]?.command ?? (() => []);
  if (language === "java") return [command(path), ["java", "-cp", `${path}.out`, "Driver"]];
  return [isModule ? [...command(fileURLToPath(driver)), path] : command(path)];
}

async function judge(language: string, extension: string): Promise<string[]> {
  const commands = await writeProgram(language, extension);
  const env = { PATH: process.env["PATH"] ?? "", LC_ALL: "C.UTF-8" };
  let output = "";
  for (const command of commands) {
    const result = await runCommand(command, { cwd: folder, env, input: input.join("") });
    if (result.code !== 0) throw new Error(`${command[0]} ended with ${result.code}:\n${result.output}`);
    output = result.output;
  }
  return output.trimEnd().split("\n");
}

describe.concurrent("the guide's receiver tells what is genuine", () => {
  for (const language of ["ts", "python", "ruby", "php", "java"]) {
    const { program, extension } = languages[language] ?? { program: "", extension: "" };
    itWith(program, `in ${language}`, async () => {
      const outcomes = await judge(language, extension);
      const judged = deliveries.map(({ title }, index) => `${title}: ${outcomes[index]}`);
      expect(judged).toEqual(deliveries.map(({ title, outcome }) => `${title}: ${outcome}`));
    });
  }
});
