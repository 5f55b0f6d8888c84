import type { Report } from "../report.ts";

const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${count} ${count === 1 ? singular : plural}`;

/** The whole run in one line. */
export function summaryOf({ findings, checks, coverage, requests, rateLimited, durationMs, seed }: Report): string {
  const made = checks.filter(({ skipped }) => skipped === undefined).length;
  const met = coverage.filter(({ count }) => count > 0).length;
  const reachable = coverage.filter(({ unreachable }) => unreachable === undefined).length;
  return [
    counted(findings.length, "finding"),
    `${made} of ${counted(checks.length, "check")} made`,
    `${met} of ${reachable} reachable statuses met`,
    `${counted(requests, "request")} in ${(durationMs / 1_000).toFixed(1)} s`,
    ...(rateLimited > 0 ? [`${rateLimited} of them refused for a while (429), and sent again`] : []),
    `seed ${seed}`,
  ].join("; ");
}
