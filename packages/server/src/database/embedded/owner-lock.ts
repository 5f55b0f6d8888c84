import postgres from "postgres";
import { connectionTarget } from "../connection-target.ts";
import { errorCode, queryCanceled, tooManyConnections } from "../error-codes.ts";

/** Any fixed number: the lock says that a living process of ours runs this server. */
const lockKey = 840_337_112;

/** Held by a connection, so the system releases it however its owner ends. */
export interface OwnerLock {
  release(): Promise<void>;
}

/** Undefined when another process holds it. Throws while the server does not answer. */
export async function takeOwnerLock(url: string): Promise<OwnerLock | undefined> {
  let released = false;
  const sql = connect(url, () => {
    // PostgreSQL restarted its backends; nobody else takes the lock while our server runs.
    if (!released) setTimeout(() => void take(sql).catch(() => {}), 100).unref();
  });
  const release = async () => {
    released = true;
    await sql.end({ timeout: 1 });
  };
  try {
    if (await take(sql)) return { release };
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return undefined;
}

async function take(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${lockKey}) as taken`;
  return row?.taken === true;
}

/** Only looks: taking the lock, even for a moment, could make its owner-to-be give up. */
export async function lookForOwner(url: string): Promise<"owned" | "unowned" | "silent"> {
  const sql = connect(url, () => {});
  try {
    const rows = await sql`select from pg_locks where locktype = 'advisory' and objid = ${lockKey}::oid and granted`;
    return rows.length > 0 ? "owned" : "unowned";
  } catch (error) {
    // It works, and for somebody: nobody else makes so many connections, or statements that long.
    return [tooManyConnections, queryCanceled].includes(errorCode(error) ?? "") ? "owned" : "silent";
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function connect(url: string, onclose: () => void): postgres.Sql {
  const target = connectionTarget(url);
  return postgres(target.url, {
    ...target.options,
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    backoff: false,
    fetch_types: false,
    onnotice: () => {},
    onclose,
    connection: { application_name: "payment-sessions owner", statement_timeout: 5_000 },
  });
}
