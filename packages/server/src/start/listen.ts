import { errorCode } from "../database/error-codes.ts";
import { StartError } from "./start-error.ts";

export class PortTakenError extends StartError {}

export interface Listening {
  listen(address: { host: string; port: number }): Promise<string>;
}

/** The settings that decide where a listener is, for whoever has to change them. */
export interface AddressSettings {
  host: string;
  port: string;
}

/** Answers the base URL for clients on this machine. @throws StartError */
export async function listen(
  server: Listening,
  { host, port }: { host: string; port: number },
  settings: AddressSettings = { host: "HOST", port: "PORT" },
): Promise<string> {
  try {
    const url = await server.listen({ host, port });
    return `http://${reachableHost(host)}${/:\d+$/.exec(url)?.[0] ?? ""}`;
  } catch (error) {
    throw explain(error, { host, port }, settings);
  }
}

/** An address to connect to, also when the service listens on all of them. */
function reachableHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

function explain(error: unknown, { host, port }: { host: string; port: number }, settings: AddressSettings): unknown {
  const code = errorCode(error) ?? "";
  switch (code) {
    case "EADDRINUSE":
      return new PortTakenError(`Port ${port} of ${host} is taken; set ${settings.port} to another one.`);
    case "EACCES":
      return new StartError(`Port ${port} of ${host} is not ours to take; set ${settings.port} to one above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartError(`This machine has no address ${host}; set ${settings.host} to one that it has.`);
    default:
      return error;
  }
}
