import type { Finding } from "../finding.ts";
import type { CoverageRow, Report } from "../report.ts";
import { summaryOf } from "./summary.ts";

/** For a person at a terminal: findings first, then what was covered, then one line that says it all. */
export function toText(report: Report): string {
  const sections = [
    ...report.findings.map((finding, index) => findingText(finding, index + 1)),
    `Operations and the statuses they were met with (documented ones only)\n${coverageText(report.coverage)}`,
    `Checks\n${report.checks.map((check) => checkText(report, check)).join("\n")}`,
    ...report.warnings.map((warning) => `Warning: ${warning}`),
    summaryOf(report),
  ];
  return `${sections.join("\n\n")}\n`;
}

function findingText({ check, operation, expected, got, pointer, curl, count }: Finding, number: number): string {
  return [
    `${number}. ${check} in ${operation}${count === 1 ? "" : ` (${count} times)`}`,
    `   expected  ${expected}`,
    `   got       ${got}`,
    ...(pointer === undefined ? [] : [`   at        ${pointer === "" ? "the whole body" : pointer}`]),
    `   again     ${curl}`,
  ].join("\n");
}

function coverageText(rows: CoverageRow[]): string {
  const operations = [...new Set(rows.map(({ operation }) => operation))];
  const width = Math.max(0, ...operations.map((each) => each.length));
  const lines = operations.map((operation) => {
    const own = rows.filter((row) => row.operation === operation);
    const cells = own.map(
      ({ status, count, unreachable }) => `${status} ${count > 0 ? count : unreachable === undefined ? "never" : "-"}`,
    );
    return `  ${operation.padEnd(width)}  ${cells.join(", ")}`;
  });
  const reasons = new Map(
    rows.flatMap(({ status, unreachable }) => (unreachable === undefined ? [] : [[status, unreachable]])),
  );
  return [...lines, ...[...reasons].map(([status, reason]) => `  ${status} -: ${reason}`)].join("\n");
}

function checkText({ findings }: Report, { name, title, skipped }: Report["checks"][number]): string {
  const count = findings.filter(({ check }) => check === name).length;
  if (skipped !== undefined) return `  skipped ${name}: ${skipped}`;
  return `  ${count === 0 ? "holds  " : "FAILS  "} ${name}: ${title}`;
}
