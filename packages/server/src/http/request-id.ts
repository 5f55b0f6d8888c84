import { randomBytes } from "node:crypto";
import { encodeBase62 } from "../base62.ts";

/** Always ours: an id that a client chose could point at another client's lines in the log. */
export const createRequestId = (): string => `req_${encodeBase62(BigInt(`0x${randomBytes(16).toString("hex")}`), 22)}`;
