/** Documented statuses that a conforming server cannot be brought to from outside, with the reason. */
const reasons: Record<string, string> = {
  "409": "only while the same request is under way, which the answer may be quicker than",
  "429": "the limits are the operator's; the run waits when it meets them",
  "500": "only a fault of the server brings it about",
  "503": "only an outage of what the server depends on brings it about",
};

export const whyUnreachable = (status: string): string | undefined => reasons[status];
