#!/usr/bin/env node
import { Command } from "commander";
import { start } from "./start/start.ts";

const program = new Command("payment-sessions").description("Hosted payment sessions: save a contractor's card.");

program
  .command("start")
  .description("Run everything on this machine, with a PostgreSQL of its own unless DATABASE_URL is set.")
  .action(async () => process.exit(await start()));

await program.parseAsync();
