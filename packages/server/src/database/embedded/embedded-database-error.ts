/** The embedded database cannot run; the message is one sentence for whoever typed the command. */
export class EmbeddedDatabaseError extends Error {
  override name = "EmbeddedDatabaseError";
}

/** Another living process runs the database in this folder. */
export class AlreadyRunningError extends EmbeddedDatabaseError {
  override name = "AlreadyRunningError";
}
