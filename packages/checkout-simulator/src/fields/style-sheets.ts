import { readFileSync } from "node:fs";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

export const fieldStyleSheet = read("field.css");
export const challengeStyleSheet = read("../three-d-secure/challenge.css");
