import { pointerTokens } from "../generate/json-pointer.ts";

export interface Place {
  /** `GET /api/v1/events`, a path, the name of a webhook, or the part of the document. */
  where: string;
  /** The rest of the way. */
  within: string;
}

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** Reads a pointer as somebody who knows the API would say it. */
export function describePlace(pointer: string): Place {
  const [part = "", name = "", member = "", ...rest] = pointerTokens(pointer.replace(/^#/, ""));
  if (part === "paths" && methods.has(member)) return { where: `${member.toUpperCase()} ${name}`, within: join(rest) };
  if (part === "paths") return { where: name, within: join([member, ...rest]) };
  if (part === "webhooks")
    return { where: `webhook ${name}`, within: join(member === "post" ? rest : [member, ...rest]) };
  return { where: part === "" ? "document" : part, within: join([name, member, ...rest]) };
}

const join = (tokens: string[]): string => tokens.filter((each) => each !== "").join(" › ");
