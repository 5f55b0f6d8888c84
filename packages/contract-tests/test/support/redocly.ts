import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The script of the command line. */
export const redocly = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin", "cli.js");

/** It tells nobody of its use and asks nobody for a newer version. */
export const redoclyEnvironment = {
  PATH: process.env["PATH"],
  HOME: process.env["HOME"],
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  NO_COLOR: "1",
};
