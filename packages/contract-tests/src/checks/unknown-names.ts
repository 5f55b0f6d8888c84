import { withValueAt, isObject, memberPointer, type Json } from "../document/json.ts";
import type { Check } from "./check.ts";
import { forEachOperation } from "./for-each.ts";
import { expectRefusal } from "./refusal.ts";

const unknown = "contract_unknown";

export const refusesUnknownProperties: Check = {
  name: "refuses-unknown-properties",
  title: "refuses a property of the body that its schema forbids, and names it",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      const { body } = operation;
      if (body === undefined || !isObject(parts?.body)) return;
      for (const place of objectsIn(parts.body)) {
        for (const name of [unknown, "__proto__"]) {
          const pointer = memberPointer(place, name);
          const spoiled = withValueAt(parts.body, pointer, name === unknown ? 1 : { admin: true });
          // Where the schema lets anything in, so may the server.
          if (requests.document.schemas.isValid(body.schema, withValueAt(parts.body, memberPointer(place, unknown), 1)))
            continue;
          const exchange = await requests.send(operation, { ...parts, body: spoiled });
          const what = `the unknown property ${pointer}`;
          expectRefusal(requests.run, exchange, { check: "refuses-unknown-properties", what, pointers: [pointer] });
        }
      }
    }),
};

export const refusesUnknownParameters: Check = {
  name: "refuses-unknown-parameters",
  title: "refuses a query parameter that the operation does not have, and names it",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (parts === undefined || !requests.document.isPaymentSessions) return;
      const exchange = await requests.send(operation, { ...parts, query: [...parts.query, [unknown, "1"]] });
      const what = `the unknown query parameter ${unknown}`;
      expectRefusal(requests.run, exchange, { check: "refuses-unknown-parameters", what, pointers: [`/${unknown}`] });
    }),
};

const objectsIn = (value: Json, pointer = ""): string[] =>
  isObject(value)
    ? [pointer, ...Object.entries(value).flatMap(([name, member]) => objectsIn(member, memberPointer(pointer, name)))]
    : [];
