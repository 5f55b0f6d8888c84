import type { Report } from "../report.ts";
import { toHtml } from "./html.ts";
import { toJunit } from "./junit.ts";
import { toText } from "./text.ts";

export const reportFormats = ["text", "json", "junit", "html"] as const;
export type ReportFormat = (typeof reportFormats)[number];

const writers: Record<ReportFormat, (report: Report) => string> = {
  text: toText,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  junit: toJunit,
  html: toHtml,
};

export const writeReport = (report: Report, format: ReportFormat): string => writers[format](report);
