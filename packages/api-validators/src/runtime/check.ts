import type { Seen } from "./seen.ts";
import type { Validated, ValidationError } from "./validated.ts";

/** Checks one value and reports to `check` what is wrong; `path` leads to the value inside its part. */
export type Schema = (value: unknown, path: string, check: Check, seen?: Seen) => void;

/** Internally an array index is written `/~2INDEX`; escaped property names never contain `~2`. */
export interface Finding {
  in: ValidationError["in"];
  path: string;
  /** What follows the subject, `must be a string.`, or a whole sentence. */
  says: string;
  /** The expected types, when the value is of none of them. */
  types: readonly string[] | undefined;
}

/** A hostile body must not cost memory by the errors it causes. */
const maximalErrors = 100;

/** A schema whose branches overlap in depth could be made to try them for ever. */
const maximalAttempts = 1_000_000;

/** Collects what is wrong with one request or response. */
export class Check {
  part: ValidationError["in"] = "body";
  /** What the body is called in messages: `request body`. */
  readonly body: string;
  findings: Finding[] = [];
  /** Counts on when `findings` is full, so that a failed branch is noticed in any case. */
  count = 0;
  attempts = 0;
  reason: "invalid" | "unsupported_media_type" = "invalid";

  constructor(body: string) {
    this.body = body;
  }

  /** Reports what is wrong at a path of the present part. */
  report(path: string, says: string, types?: readonly string[]): void {
    this.adopt([{ in: this.part, path, says, types }]);
  }

  /** Reports what an attempt has found. */
  adopt(findings: readonly Finding[]): void {
    for (const finding of findings) {
      this.count++;
      if (this.findings.length < maximalErrors) {
        this.findings.push(finding);
      }
    }
  }

  /** Runs `run` apart from the rest and returns what it found, which is undefined when it found nothing. */
  attempt(run: () => void): Finding[] | undefined {
    if (++this.attempts > maximalAttempts) {
      return [];
    }
    const { findings, count } = this;
    this.findings = [];
    run();
    const found = this.count > count ? this.findings : undefined;
    this.findings = findings;
    this.count = count;
    return found;
  }

  /** The value when nothing was found, else all errors. */
  finish<Value>(value: unknown): Validated<Value> {
    if (this.attempts > maximalAttempts) {
      this.report("", "is too ambiguous to be checked.");
    }
    if (this.count === 0) {
      return { ok: true, value: value as Value };
    }
    // Several parts of a schema may say the same of the same value.
    const errors = new Map(this.findings.map((finding) => [JSON.stringify(finding), errorOf(finding, this.body)]));
    return { ok: false, reason: this.reason, errors: [...errors.values()] };
  }
}

function errorOf({ in: part, path, says }: Finding, body: string): ValidationError {
  const sentence = /^[A-Z]/.test(says) ? says : `${subjectOf(part, path, body)} ${says}`;
  return {
    in: part,
    path: path.replaceAll("/~2", "/"),
    message: sentence.charAt(0).toUpperCase() + sentence.slice(1),
  };
}

/** `"street" `, `item 3 of "tags"`, `query parameter "limit"` or `the request body`. */
function subjectOf(part: ValidationError["in"], path: string, body: string): string {
  const end = path.lastIndexOf("/");
  const token = path.slice(end + 1);
  if (end < 0) {
    return `the ${part === "body" ? body : part}`;
  }
  if (token.startsWith("~2")) {
    return `item ${token.slice(2)} of ${subjectOf(part, path.slice(0, end), body)}`;
  }
  const name = JSON.stringify(token.replaceAll("~1", "/").replaceAll("~0", "~"));
  const noun = part === "header" ? part : `${part} parameter`;
  return part === "body" || end > 0 ? name : `${noun} ${name}`;
}

/** Extends a path by the name of a property. */
export function member(path: string, name: string): string {
  return `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Extends a path by the index of an array item. */
export function item(path: string, index: number): string {
  return `${path}/~2${index}`;
}

/** Joins alternatives: `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" or ");
}

/** The value of an own property; a record may have come from anywhere. */
export function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
