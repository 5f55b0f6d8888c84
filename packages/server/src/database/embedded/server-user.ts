import { spawnSync } from "node:child_process";
import { EmbeddedDatabaseError } from "./embedded-database-error.ts";

export interface ServerUser {
  uid: number;
  gid: number;
}

/** Found on every system; only used where no user can be created. */
const lastResort = "nobody";

/** Whom PostgreSQL runs as when we are root, which it refuses to be; undefined: as ourselves. */
export function chooseServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = lookUp("postgres") ?? createUser("postgres") ?? lookUp(lastResort);
  if (user !== undefined) return user;
  throw new EmbeddedDatabaseError(
    "PostgreSQL refuses to run as root and no user could be created for it; run as another user, or set DATABASE_URL.",
  );
}

function lookUp(name: string): ServerUser | undefined {
  const uid = readNumber("id", ["-u", name]);
  const gid = readNumber("id", ["-g", name]);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid };
}

function createUser(name: string): ServerUser | undefined {
  const attempts: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/", "--shell", "/sbin/nologin", name]],
    // BusyBox
    ["adduser", ["-S", "-D", "-H", "-h", "/", "-s", "/sbin/nologin", name]],
  ];
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { stdio: "ignore" }).status === 0) return lookUp(name);
  }
  return undefined;
}

function readNumber(command: string, args: string[]): number | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return status === 0 && /^\d+\s*$/.test(stdout) ? Number(stdout) : undefined;
}

/** Whether that user (or we, when undefined) can enter the folder, whatever the folders above it allow. */
export function canEnter(folder: string, user: ServerUser | undefined): boolean {
  const check = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { cwd: "/", stdio: "ignore", ...user });
  return check.status === 0;
}
