import { isAnswered } from "../http/exchange.ts";
import type { Check } from "./check.ts";

export const givesRequestIds: Check = {
  name: "request-id",
  title: "gives every request an id of its own, where it documents them",
  async run(requests) {
    const operation = requests.document.operations.find(
      ({ method, responses }) =>
        method === "GET" && responses.some(({ headers }) => headers.some(({ name }) => name === "Request-Id")),
    );
    const parts = operation && (await requests.valid(operation));
    if (operation === undefined || parts === undefined) return;
    const seen = new Set<string>();
    for (let count = 0; count < 5; count += 1) {
      const exchange = await requests.send(operation, parts);
      if (!isAnswered(exchange)) continue;
      const id = exchange.response.headers["request-id"] ?? "";
      const finding = { check: "request-id", operation: operation.id, expected: "an id of its own for each request" };
      if (seen.has(id)) requests.run.report(exchange, { ...finding, got: `${id} again` });
      seen.add(id);
    }
  },
};
