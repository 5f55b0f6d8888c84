import { isObject } from "../document/json.ts";
import { type Operation, responseFor } from "../document/operations.ts";
import { isAnswered, type ReceivedResponse } from "../http/exchange.ts";
import type { Requests } from "../requests/requests.ts";
import type { Check } from "./check.ts";
import { forEachOperation } from "./for-each.ts";

const tried = ["GET", "POST", "PUT", "PATCH", "DELETE"];

const methodsOf = ({ document: { operations } }: Requests, { path }: Operation): string[] =>
  operations.filter((each) => each.path === path).map(({ method }) => method);

export const refusesOtherMethods: Check = {
  name: "refuses-other-methods",
  title: "answers a method that a path does not have with 405 and a right Allow",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (parts === undefined) return;
      const methods = methodsOf(requests, operation);
      for (const method of tried.filter((each) => !methods.includes(each))) {
        const request = { ...requests.build(operation, { ...parts, body: undefined }), method };
        const exchange = await requests.run.send(request, operation);
        if (!isAnswered(exchange)) continue;
        const { status, headers } = exchange.response;
        const finding = { check: "refuses-other-methods", operation: `${method} ${operation.path}` };
        if (status !== 405) requests.run.report(exchange, { ...finding, expected: "405", got: String(status) });
        else if (!allows(headers, methods)) {
          const expected = `an Allow header with ${methods.join(", ")} and what follows from them`;
          requests.run.report(exchange, { ...finding, expected, got: headers["allow"] ?? "no such header" });
        }
      }
    }),
};

/** HEAD comes with GET; OPTIONS may be allowed everywhere (RFC 9110, sections 9.3.2 and 9.3.7). */
function allows(headers: Record<string, string>, methods: string[]): boolean {
  const allowed = new Set((headers["allow"] ?? "").split(",").map((each) => each.trim()));
  const permitted = new Set([...methods, "OPTIONS", ...(methods.includes("GET") ? ["HEAD"] : [])]);
  return methods.every((method) => allowed.has(method)) && [...allowed].every((method) => permitted.has(method));
}

export const answersHead: Check = {
  name: "answers-head",
  title: "answers HEAD as it answers GET, without a body",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (operation.method !== "GET" || parts === undefined) return;
      const request = requests.build(operation, parts);
      const get = await requests.run.send(request, operation);
      const head = await requests.run.send({ ...request, method: "HEAD" }, operation);
      if (!isAnswered(get) || !isAnswered(head)) return;
      const [expected, got] = [describe(get.response), describe(head.response)];
      if (expected !== got)
        requests.run.report(head, { check: "answers-head", operation: `HEAD ${operation.path}`, expected, got });
    }),
};

const describe = ({ status, headers }: ReceivedResponse): string =>
  `${status} with Content-Type ${headers["content-type"] ?? "none"}`;

export const answersOptions: Check = {
  name: "answers-options",
  title: "answers OPTIONS with a status below 500 and, where it says what is allowed, rightly",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (parts === undefined) return;
      const request = requests.build(operation, { ...parts, body: undefined });
      const exchange = await requests.run.send({ ...request, method: "OPTIONS" }, operation);
      const methods = methodsOf(requests, operation);
      const allow = isAnswered(exchange) ? exchange.response.headers["allow"] : undefined;
      if (allow === undefined || allows({ allow }, methods)) return;
      const finding = { check: "answers-options", operation: `OPTIONS ${operation.path}` };
      requests.run.report(exchange, { ...finding, expected: methods.join(", "), got: allow });
    }),
};

/** Of a path that no operation has the document says nothing, so its errors are held to the format of all the others. */
export const answersUnknownPaths: Check = {
  name: "answers-unknown-paths",
  title: "answers a path that it does not have with 404, in the format of its errors",
  async run(requests) {
    const [operation] = requests.document.operations;
    const model = requests.document.operations
      .map((each) => responseFor(each, 404) ?? responseFor(each, 405))
      .find((each) => each !== undefined);
    const known = operation === undefined ? "" : operation.path.split("/").slice(0, 3).join("/").replace(/\{.*/, "");
    for (const path of ["/contract-unknown-path", `${known}/contract-unknown-path/x`, `${known}/`, "/"]) {
      const headers =
        operation === undefined
          ? []
          : requests.build(operation, { path: {}, query: [], headers: [], body: undefined }).headers;
      if (requests.document.operations.some((each) => each.path === path)) continue;
      const exchange = await requests.run.send({
        method: "GET",
        target: `${requests.run.basePath}${path}`,
        headers,
        body: undefined,
      });
      if (!isAnswered(exchange)) continue;
      const finding = { check: "answers-unknown-paths", operation: `GET ${path}` };
      const { status, json } = exchange.response;
      if (status !== 404) {
        requests.run.report(exchange, { ...finding, expected: "404", got: String(status) });
        continue;
      }
      for (const schema of [...(model?.content.values() ?? [])].filter((each) => each !== undefined)) {
        if (isObject(json) && requests.document.schemas.isValid(schema, json)) continue;
        const expected = "a body like that of the documented errors";
        requests.run.report(exchange, {
          ...finding,
          expected,
          got: exchange.response.body.toString().slice(0, 200) || "no body",
        });
      }
    }
  },
};
