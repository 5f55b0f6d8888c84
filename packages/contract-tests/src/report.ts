import type { Finding } from "./finding.ts";

export interface CheckResult {
  name: string;
  title: string;
  /** Why the check could not be made, or not to its end. */
  skipped?: string;
  durationMs: number;
}

export interface CoverageRow {
  operation: string;
  /** "201", "4XX" or "default", as documented. */
  status: string;
  /** How many answers of the run were of it. */
  count: number;
  /** Why nobody can be expected to meet it from outside. */
  unreachable?: string;
}

/** What one run found. */
export interface Report {
  baseUrl: string;
  seed: number;
  requests: number;
  /** How many of them were answered with 429, and sent again after the time in Retry-After. */
  rateLimited: number;
  durationMs: number;
  checks: CheckResult[];
  findings: Finding[];
  coverage: CoverageRow[];
  /** What lessens what the run proves. */
  warnings: string[];
}

/** 0 when the server conforms, 1 when there are findings, 2 when no check could be made. */
export function exitCodeOf({ findings, checks }: Report): 0 | 1 | 2 {
  if (findings.length > 0) return 1;
  return checks.every(({ skipped }) => skipped !== undefined) ? 2 : 0;
}
