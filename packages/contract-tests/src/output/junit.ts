import type { Finding } from "../finding.ts";
import type { CheckResult, Report } from "../report.ts";
import { escapeMarkup } from "./escape-markup.ts";

/** The XML that CI systems read: a test case a check, one more for everything that was observed in passing. */
export function toJunit({ checks, findings, durationMs }: Report): string {
  const names = new Set(checks.map(({ name }) => name));
  const observed = [...new Set(findings.map(({ check }) => check))].filter((name) => !names.has(name));
  const cases = [...checks, ...observed.map((name): CheckResult => ({ name, title: name, durationMs: 0 }))];
  const failed = cases.filter(({ name }) => findings.some(({ check }) => check === name)).length;
  const skipped = checks.filter((check) => check.skipped !== undefined).length;
  const attributes = `name="contract" tests="${cases.length}" failures="${failed}" skipped="${skipped}" time="${seconds(durationMs)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite ${attributes}>
${cases
  .map((each) =>
    testCase(
      each,
      findings.filter(({ check }) => check === each.name),
    ),
  )
  .join("\n")}
  </testsuite>
</testsuites>
`;
}

function testCase({ name, title, skipped, durationMs }: CheckResult, findings: Finding[]): string {
  const failures = findings.map((finding) => {
    const message = escapeMarkup(`${finding.operation}: expected ${finding.expected}`);
    return `      <failure message="${message}">${escapeMarkup(`got ${finding.got}\n${finding.curl}`)}</failure>`;
  });
  const notes = skipped === undefined ? failures : [...failures, `      <skipped message="${escapeMarkup(skipped)}"/>`];
  return `    <testcase classname="${name}" name="${escapeMarkup(title)}" time="${seconds(durationMs)}">
${notes.join("\n")}
    </testcase>`;
}

const seconds = (durationMs: number): string => (durationMs / 1_000).toFixed(3);
