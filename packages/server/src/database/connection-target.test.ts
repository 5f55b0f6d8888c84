import { expect, test } from "vitest";
import { connectionTarget } from "./connection-target.ts";

test.each([
  ["postgres://user@/name?host=/run/pg", "postgres://user@localhost/name", "/run/pg/.s.PGSQL.5432"],
  ["postgresql:///name?host=%2Frun%2Fpg&port=5433", "postgresql://localhost/name", "/run/pg/.s.PGSQL.5433"],
  [
    "postgres://u:p@/name?sslmode=disable&host=/run",
    "postgres://u:p@localhost/name?sslmode=disable",
    "/run/.s.PGSQL.5432",
  ],
])("reads libpq's form of a socket: %s", (url, plain, path) => {
  expect(connectionTarget(url)).toEqual({ url: plain, options: { path } });
});

test.each(["postgres://user:secret@db.example.com:5432/name", "postgres://user@db/name?sslmode=require&host=other"])(
  "passes on %s",
  (url) => {
    expect(connectionTarget(url)).toEqual({ url, options: {} });
  },
);
