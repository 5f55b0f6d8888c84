import { ConfigError, loadConfig } from "../config.ts";
import type { Config } from "../config.ts";
import { createLogger } from "../logger.ts";
import { banner } from "./banner.ts";
import { StartError } from "./start-error.ts";
import { startService } from "./start-service.ts";
import type { RunningService } from "./start-service.ts";
import { stopSignal } from "./stop-signal.ts";

/** The command `start`: runs until a signal stops it. Answers the exit code. */
export async function start(): Promise<number> {
  const stopped = stopSignal();
  try {
    const config = loadConfig();
    const starting = startService(config, createLogger(config.logLevel));
    const service = await Promise.race([starting, stopped]);
    if (service === "stop") {
      // What was being started may have failed for the very signal that stops us.
      await starting.then((late) => late.stop()).catch(() => {});
      return 0;
    }
    await serve(service, config, stopped);
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function serve(service: RunningService, config: Config, stopped: Promise<"stop">): Promise<void> {
  process.stdout.write(`${banner(service.dev, config)}\n`);
  const databaseEnded = service.databaseEnded.then(() => "database ended" as const);
  const reason = await Promise.race([stopped, databaseEnded]);
  await service.stop();
  if (reason !== "stop") throw new StartError("The embedded PostgreSQL has ended; its log is beside its files.");
}
