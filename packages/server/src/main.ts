#!/usr/bin/env node
import { processContext } from "./commands/command-context.ts";
import { createProgram } from "./commands/create-program.ts";
import { reportCrashes } from "./start/report-crashes.ts";

reportCrashes();

await createProgram(processContext).parseAsync();
