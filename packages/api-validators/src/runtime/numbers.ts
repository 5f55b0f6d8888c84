import type { Check } from "./check.ts";

/** `minimum`. */
export function minimum(value: unknown, path: string, check: Check, limit: number): void {
  if (typeof value === "number" && !(value >= limit)) {
    check.report(path, `must be at least ${limit}.`);
  }
}

/** `maximum`. */
export function maximum(value: unknown, path: string, check: Check, limit: number): void {
  if (typeof value === "number" && !(value <= limit)) {
    check.report(path, `must be at most ${limit}.`);
  }
}

/** `exclusiveMinimum`. */
export function exclusiveMinimum(value: unknown, path: string, check: Check, limit: number): void {
  if (typeof value === "number" && !(value > limit)) {
    check.report(path, `must be greater than ${limit}.`);
  }
}

/** `exclusiveMaximum`. */
export function exclusiveMaximum(value: unknown, path: string, check: Check, limit: number): void {
  if (typeof value === "number" && !(value < limit)) {
    check.report(path, `must be less than ${limit}.`);
  }
}

/** `multipleOf`. */
export function multipleOf(value: unknown, path: string, check: Check, divisor: number): void {
  if (typeof value === "number" && !isMultiple(value, divisor)) {
    check.report(path, `must be a multiple of ${divisor}.`);
  }
}

function isMultiple(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) {
    return value % divisor === 0;
  }
  if (!Number.isFinite(value)) {
    return false;
  }
  // 0.3 / 0.1 is not 3 in binary: compare the decimals that the numbers are written as.
  const [digits, exponent] = decimal(value);
  const [divisorDigits, divisorExponent] = decimal(divisor);
  const common = Math.min(exponent, divisorExponent);
  const scale = (by: number) => 10n ** BigInt(by - common);
  return (digits * scale(exponent)) % (divisorDigits * scale(divisorExponent)) === 0n;
}

/** The shortest decimal that reads back as the number: digits × 10 ** exponent. */
function decimal(value: number): [digits: bigint, exponent: number] {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}
