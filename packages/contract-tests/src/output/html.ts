import type { Finding } from "../finding.ts";
import type { CoverageRow, Report } from "../report.ts";
import { escapeMarkup as text } from "./escape-markup.ts";
import { summaryOf } from "./summary.ts";

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8886; vertical-align: top; }
pre, code { font-size: .9rem; overflow-wrap: anywhere; white-space: pre-wrap; }
dd, td, p { overflow-wrap: anywhere; }
dt { font-weight: 600; } dd { margin: 0 0 .4rem; }
`;

/** One page on its own, for an artifact of a build. */
export function toHtml(report: Report): string {
  const { baseUrl, findings, checks, coverage, warnings } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Contract report</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Contract report</h1>
<p>${text(baseUrl)}: ${text(summaryOf(report))}</p>
${warnings.map((warning) => `<p><strong>Warning:</strong> ${text(warning)}</p>`).join("\n")}
<h2>Findings</h2>
${findings.length === 0 ? "<p>None.</p>" : findings.map(section).join("\n")}
<h2>Checks</h2>
<table><thead><tr><th scope="col">Check</th><th scope="col">Promise</th><th scope="col">Result</th></tr></thead><tbody>
${checks.map(({ name, title, skipped }) => row([name, title, skipped ?? resultOf(findings, name)])).join("\n")}
</tbody></table>
<h2>Coverage</h2>
<table><thead><tr><th scope="col">Operation</th><th scope="col">Status</th><th scope="col">Answers</th></tr></thead><tbody>
${coverage.map((each) => row([each.operation, each.status, countOf(each)])).join("\n")}
</tbody></table>
</main>
</body>
</html>
`;
}

const row = (cells: string[]): string => `<tr>${cells.map((cell) => `<td>${text(cell)}</td>`).join("")}</tr>`;
const countOf = ({ count, unreachable }: CoverageRow): string =>
  count > 0 ? String(count) : (unreachable ?? "never met");

function resultOf(findings: Finding[], name: string): string {
  const count = findings.filter(({ check }) => check === name).length;
  return count === 0 ? "holds" : `fails (${count})`;
}

const section = ({ check, operation, expected, got, pointer, curl, count }: Finding): string => `<section>
<h3>${text(check)} in ${text(operation)}</h3>
<dl><dt>Expected</dt><dd>${text(expected)}</dd><dt>Got</dt><dd>${text(got)}</dd>${
  pointer === undefined ? "" : `<dt>At</dt><dd><code>${text(pointer || "the whole body")}</code></dd>`
}<dt>Met</dt><dd>${count === 1 ? "once" : `${count} times`}</dd></dl>
<pre>${text(curl)}</pre>
</section>`;
