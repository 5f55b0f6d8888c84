import { expect, test } from "vitest";
import { listSettings } from "./config.ts";
import { findMisspeltSettings } from "./misspelt-settings.ts";

const settings = new Set(listSettings());
const find = (...names: string[]) =>
  findMisspeltSettings(Object.fromEntries(names.map((name) => [name, "secret"])), settings);

test.each([
  ["TRUSTED_PROXY", "TRUSTED_PROXIES"],
  ["RATE_LIMIT_PER_SEC", "RATE_LIMIT_PER_SECOND"],
  ["RATE_LIMITS_BURST", "RATE_LIMIT_BURST"],
  ["ENCRYPTION_KEYS", "ENCRYPTION_KEY"],
  ["HOSTED_PAGE_BASE_URL", "HOSTED_PAGE_URL"],
  ["HOSTED_PAGE_RATE_LIMIT", "HOSTED_PAGE_RATE_LIMIT_BURST"],
  ["SESSION_LIFETIME", "SESSION_LIFETIME_SECONDS"],
  ["WEBHOOK_ALLOW_LOCALHOST", "WEBHOOK_ALLOW_LOOPBACK"],
  ["SHUTDOWN_DELAY", "SHUTDOWN_DELAY_SECONDS"],
  ["DATABASE_CONNECTION_LIMIT", "DATABASE_CONNECTIONS"],
])("takes %s for %s", (name, nearest) => {
  expect(find(name)).toEqual([{ name, nearest }]);
});

test("says nothing of settings, of what others set, or of what is empty", () => {
  expect(find(...settings)).toEqual([]);
  const others = ["SESSION_MANAGER", "DATABASE_NAME", "PATH", "WEBHOOK_SERVICE_HOST", "WEBHOOK_SERVICE_PORT_HTTP"];
  expect(findMisspeltSettings({ TRUSTED_PROXY: " ", RATE_LIMIT: undefined }, settings)).toEqual([]);
  expect(find(...others, "HOSTED_PAGE_PORT", "HOSTED_PAGE_PORT_4243_TCP_ADDR")).toEqual([]);
});
