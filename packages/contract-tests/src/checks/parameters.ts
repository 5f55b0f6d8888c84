import { type Json, textOf } from "../document/json.ts";
import type { Check } from "./check.ts";
import { forEachOperation } from "./for-each.ts";
import { expectRefusal } from "./refusal.ts";
import { typesOf } from "../document/schemas.ts";

export const refusesRepeatedParameters: Check = {
  name: "refuses-repeated-parameters",
  title: "refuses a query parameter that is sent twice and has one value only",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const { schemas } = requests.document;
      for (const parameter of operation.parameters.filter((each) => each.in === "query" && each.schema !== undefined)) {
        const types = typesOf(schemas.flat(schemas.schemaAt(parameter.schema ?? ""))) ?? [];
        const value = requests.valueOf(parameter);
        const parts = await requests.valid(operation);
        const isScalar = types.length > 0 && types.every((type) => type !== "array" && type !== "object");
        if (!isScalar || value === undefined || parts === undefined) continue;
        const twice: [string, Json][] = [
          [parameter.name, value],
          [parameter.name, value],
        ];
        const query = [...parts.query.filter(([each]) => each !== parameter.name), ...twice];
        const exchange = await requests.send(operation, { ...parts, query });
        const what = `${parameter.name} sent twice`;
        expectRefusal(requests.run, exchange, {
          check: "refuses-repeated-parameters",
          what,
          pointers: [`/${parameter.name}`],
        });
      }
    }),
};

export const refusesMissingParameters: Check = {
  name: "refuses-missing-parameters",
  title: "refuses a request without a query or header parameter that it has to have",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (parts === undefined) return;
      for (const { name, in: place } of operation.parameters.filter((each) => each.required && each.in !== "path")) {
        const without = {
          ...parts,
          query: parts.query.filter(([each]) => place !== "query" || each !== name),
          headers: parts.headers.filter(([each]) => place !== "header" || each !== name),
        };
        const exchange = await requests.send(operation, without);
        expectRefusal(requests.run, exchange, {
          check: "refuses-missing-parameters",
          what: `no ${name}`,
          pointers: [`/${name}`],
        });
      }
    }),
};

/** What a path parameter can contain once it is encoded, and what must not be taken for a part of the path. */
const hostile = [
  "..%2f..%2f",
  "%2e%2e%2fadmin",
  "a%2Fb",
  "%00",
  "a%00b",
  "%ff",
  "%c0%af",
  "..%5c",
  "%25%32%66",
  "%F0%9F%98%80",
  ";a=b",
  "a".repeat(3_000),
];

export const refusesHostilePaths: Check = {
  name: "refuses-hostile-paths",
  title: "answers path parameters with encoded slashes, traversal and odd bytes with 4xx",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (parts === undefined) return;
      for (const { name, schema } of operation.parameters.filter((each) => each.in === "path")) {
        const { object } = requests.document.schemas.follow(schema ?? "");
        if (object["type"] !== "string") continue;
        const marker = "contract-hostile-path";
        const request = requests.build(operation, { ...parts, path: { ...parts.path, [name]: marker } });
        for (const text of hostile) {
          const exchange = await requests.run.send({ ...request, target: request.target.replace(marker, text) });
          const what = `${textOf(text.slice(0, 20))} as ${name}`;
          expectRefusal(requests.run, exchange, { check: "refuses-hostile-paths", what });
        }
      }
    }),
};
