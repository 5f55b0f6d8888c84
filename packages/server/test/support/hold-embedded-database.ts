import { startEmbeddedDatabase } from "../../src/database/embedded/start-embedded-database.ts";

/** Runs the embedded database of a folder until SIGTERM, or until it is killed. Writes its URL when it answers. */
const server = await startEmbeddedDatabase({ dataDir: process.argv[2] ?? "", durable: true });
process.once("SIGTERM", () => void server.stop().then(() => process.exit(0)));
process.stdout.write(server.url);
