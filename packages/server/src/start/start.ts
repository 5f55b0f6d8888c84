import { isProduction, loadConfig } from "../config.ts";
import type { Config } from "../config.ts";
import { createLogger } from "../logger.ts";
import { banner } from "./banner.ts";
import type { DevFile } from "./dev-file.ts";
import { explainFailure } from "./explain-failure.ts";
import { StartError } from "./start-error.ts";
import { startService } from "./start-service.ts";
import type { Companions, RunningService } from "./start-service.ts";
import { stopSignal } from "./stop-signal.ts";

export interface StartOptions {
  env?: Record<string, string | undefined>;
  companions?: Companions;
  /** Called once the service answers. */
  onStarted?: (dev: DevFile) => void;
}

const notInProduction =
  'NODE_ENV is production, and "start" is for development: it makes up an encryption key and API keys. ' +
  'Use "serve", and set DATABASE_URL and ENCRYPTION_KEY; "encryption-keys create" makes one.';

/** The command `start`: runs until a signal stops it. Answers the exit code. */
export async function start({ env, companions, onStarted }: StartOptions = {}): Promise<number> {
  const stopped = stopSignal();
  try {
    if (isProduction(env)) throw new StartError(notInProduction);
    const config = loadConfig(env);
    const starting = startService(config, createLogger(config.logLevel), companions);
    const service = await Promise.race([starting, stopped]);
    if (service === "stop") {
      // What was being started may have failed for the very signal that stops us.
      await starting.then((late) => late.stop()).catch(() => {});
      return 0;
    }
    onStarted?.(service.dev);
    await serve(service, config, stopped);
    return 0;
  } catch (error) {
    process.stderr.write(`${explainFailure(error)}\n`);
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
