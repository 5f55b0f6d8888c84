import { Socket } from "node:net";

/** Before a command line is loaded (`node --import`): its connections go to this machine, or nowhere. */
const connect = Socket.prototype.connect;
const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);

Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const options = [args]
    .flat(2)
    .find((each): each is { host?: string; path?: string } => typeof each === "object" && each !== null);
  const host = options?.host ?? (typeof args[1] === "string" ? args[1] : "localhost");
  if (options?.path === undefined && !isLoopback(host)) {
    process.stderr.write(`A connection to ${host} was refused.\n`);
    throw new Error(`Only this machine may be connected to, not ${host}.`);
  }
  return Reflect.apply(connect, this, args) as Socket;
};
