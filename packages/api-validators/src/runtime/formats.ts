import type { Check } from "./check.ts";

function expectFormat(holds: boolean, path: string, check: Check, noun: string): void {
  if (!holds) {
    check.report(path, `must be ${noun}.`);
  }
}

/** `format: date-time`, RFC 3339. */
export function dateTimeFormat(value: unknown, path: string, check: Check): void {
  if (typeof value === "string") {
    expectFormat(isDateTime(value), path, check, "an RFC 3339 date and time such as 2026-01-31T12:00:00Z");
  }
}

/** `format: date`, RFC 3339 full-date. */
export function dateFormat(value: unknown, path: string, check: Check): void {
  if (typeof value === "string") {
    expectFormat(isDate(value), path, check, "a date such as 2026-01-31");
  }
}

/** `format: uuid`, RFC 9562 in its text form. */
export function uuidFormat(value: unknown, path: string, check: Check): void {
  if (typeof value === "string") {
    expectFormat(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value), path, check, "a UUID");
  }
}

/** `format: email`: something without spaces, one @, and a host name. */
export function emailFormat(value: unknown, path: string, check: Check): void {
  if (typeof value === "string") {
    const holds = value.length <= 254 && /^[^\s@]{1,64}@[^\s@.]{1,63}(\.[^\s@.]{1,63})*$/u.test(value);
    expectFormat(holds, path, check, "an email address");
  }
}

/** `format: int32`. */
export function int32Format(value: unknown, path: string, check: Check): void {
  if (typeof value === "number" && (value | 0) !== value) {
    check.report(path, "must be a 32-bit integer.");
  }
}

/** `format: int64`, as far as a double can tell: 2 ** 63 itself is the first number that does not fit. */
export function int64Format(value: unknown, path: string, check: Check): void {
  if (typeof value === "number" && !(Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63)) {
    check.report(path, "must be a 64-bit integer.");
  }
}

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) {
    return false;
  }
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && isLeapYear ? 29 : (daysOfMonths[month - 1] ?? 0));
}

function isDateTime(text: string): boolean {
  const parts = /^(.{10})T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/i.exec(text);
  if (!parts || !isDate(parts[1] ?? "")) {
    return false;
  }
  const [hour, minute, second, offsetHour, offsetMinute] = [2, 3, 4, 6, 7].map((index) =>
    Number(parts[index] ?? 0),
  ) as [number, number, number, number, number];
  if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59) {
    return false;
  }
  // A leap second is inserted before midnight UTC only.
  const sign = parts[5] === "-" ? 1 : -1;
  const minuteOfDay = hour * 60 + minute + sign * (offsetHour * 60 + offsetMinute);
  return second <= 59 || (second === 60 && (minuteOfDay + 1440) % 1440 === 1439);
}
