import { isObject, type Json, type JsonObject, textOf } from "../../src/document/json.ts";
import {
  answering,
  cancel,
  contractor,
  contractors,
  endpoints,
  failing,
  inRequest,
  json,
  onRequest,
  parsed,
  session,
  sessions,
  setting,
  withHead,
} from "./changes.ts";
import type { Fault } from "./fault.ts";

const omit = (body: JsonObject, ...names: string[]): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
const withoutQuery = (target: string, name: string): string =>
  target.replace(new RegExp(`([?&])${name}=[^&]*&?`, "g"), "$1").replace(/[?&]$/, "");
const ada: Json = {
  first_name: "Ada",
  last_name: "Lovelace",
  phone: "415-555-0142",
  address: { line1: "1 Main St", locality: "San Francisco", region: "CA", postalcode: "94110" },
};
const newAda = (): Buffer => json({ ...ada, email: `fault-${crypto.randomUUID()}@example.com` });
const invalid = (path: string) => failing(400, "invalid_input", [{ path, message: "must be otherwise." }]);

/** Requests that are refused and should not be, or the other way round. */
export const faultsOfRefusals: Fault[] = [
  {
    name: "refuses the largest limit",
    caughtBy: "accepts-valid",
    ...onRequest({ path: /limit=100(&|$)/ }, () => invalid("/limit")),
  },
  {
    name: "refuses a null that is allowed",
    caughtBy: "accepts-valid",
    ...onRequest({ method: "POST", path: contractors }, ({ body }) =>
      body.includes('"middle_name":null') ? invalid("/middle_name") : undefined,
    ),
  },
  {
    name: "refuses one value of an enum",
    caughtBy: "accepts-valid",
    ...onRequest({ path: /status=expired/ }, () => invalid("/status")),
  },
  {
    name: "refuses a name of the greatest length",
    caughtBy: "accepts-valid",
    ...onRequest({ method: "POST", path: contractors }, ({ body }) =>
      /"first_name":"[^"]{100}"/.test(body.toString()) ? invalid("/first_name") : undefined,
    ),
  },
  {
    name: "cuts text that is too long",
    caughtBy: "refuses-invalid",
    ...inRequest({ path: /webhook_endpoints/ }, (body) => ({
      ...body,
      ...(typeof body["description"] === "string" && { description: body["description"].slice(0, 500) }),
    })),
  },
  {
    name: "converts text to booleans",
    caughtBy: "refuses-invalid",
    ...inRequest({ path: contractors }, (body) =>
      typeof body["withhold_premium"] === "string" ? { ...body, withhold_premium: true } : undefined,
    ),
  },
  {
    name: "takes a limit of 0 for 1",
    caughtBy: "refuses-invalid",
    ...onRequest({ path: /limit=0/ }, (request) => ({
      ...request,
      target: request.target.replace("limit=0", "limit=1"),
    })),
  },
  {
    name: "fills in what is missing",
    caughtBy: "refuses-invalid",
    ...inRequest({ method: "POST", path: contractors }, (body) => ({ phone: "415-555-0142", ...body })),
  },
  {
    name: "takes an item twice for once",
    caughtBy: "refuses-invalid",
    ...inRequest({ path: endpoints }, ({ enabled_events: types, ...body }) => ({
      ...body,
      ...(Array.isArray(types)
        ? { enabled_events: [...new Set(types)] }
        : types !== undefined && { enabled_events: types }),
    })),
  },
  {
    name: "names the wrong place",
    caughtBy: "refuses-invalid",
    ...setting({ path: contractors, status: 400 }, "/errors/0/path", "/somewhere"),
  },
  {
    name: "ignores an unknown property",
    caughtBy: "refuses-unknown-properties",
    ...inRequest({}, (body) => omit(body, "contract_unknown")),
  },
  {
    name: "ignores __proto__",
    caughtBy: "refuses-unknown-properties",
    ...inRequest({}, (body) => omit(body, "__proto__")),
  },
  {
    name: "ignores an unknown query parameter",
    caughtBy: "refuses-unknown-parameters",
    ...onRequest({}, (request) => ({ ...request, target: withoutQuery(request.target, "contract_unknown") })),
  },
  {
    name: "takes the last of repeated parameters",
    caughtBy: "refuses-repeated-parameters",
    ...onRequest({ path: /limit=\d+&limit=/ }, (request) => ({
      ...request,
      target: request.target.replace(/limit=\d+&/, ""),
    })),
  },
  {
    name: "does not require a header that the document requires",
    caughtBy: "refuses-missing-parameters",
    onDocument(document) {
      const parameters = (document["components"] as JsonObject)["parameters"] as JsonObject;
      (parameters["Environment"] as JsonObject)["required"] = true;
    },
  },
  {
    name: "makes a body up where there is none",
    caughtBy: "refuses-missing-body",
    ...onRequest({ method: "POST", path: contractors }, (request) =>
      request.body.length > 0
        ? undefined
        : { ...request, headers: { ...request.headers, "content-type": "application/json" }, body: newAda() },
    ),
  },
  {
    name: "ignores a body that is not expected",
    caughtBy: "refuses-unexpected-body",
    ...onRequest({ path: cancel }, ({ headers: { "content-type": _type, ...headers }, ...request }) => ({
      ...request,
      headers,
      body: Buffer.alloc(0),
    })),
  },
  {
    name: "takes what is no JSON for something",
    caughtBy: "refuses-malformed-json",
    ...onRequest({ method: "POST", path: contractors }, (request) =>
      parsed(request.body) === undefined ? { ...request, body: newAda() } : undefined,
    ),
  },
  {
    name: "reads bytes that are no UTF-8",
    caughtBy: "refuses-malformed-json",
    ...onRequest({ method: "POST", path: contractors }, (request) =>
      request.body.includes(0xff) ? { ...request, body: newAda() } : undefined,
    ),
  },
  {
    name: "reads JSON of whatever type",
    caughtBy: "refuses-media-types",
    ...onRequest({ method: "POST", path: contractors }, (request) => ({
      ...request,
      headers: { ...request.headers, "content-type": "application/json" },
    })),
  },
  {
    name: "reads 1.5 MB",
    caughtBy: "refuses-oversize-bodies",
    ...onRequest({ method: "POST", path: contractors }, (request) =>
      request.body.length > 1_000_000 ? { ...request, body: newAda() } : undefined,
    ),
  },
  {
    name: "ignores a property given twice",
    caughtBy: "refuses-hostile-bodies",
    ...onRequest({ method: "POST", path: contractors }, (request) =>
      request.body.toString().endsWith(":[]}") ? { ...request, body: newAda() } : undefined,
    ),
  },
  {
    name: "reads 1e400",
    caughtBy: "refuses-hostile-bodies",
    ...onRequest({ method: "POST", path: contractors }, (request) =>
      request.body.includes("1e400") ? { ...request, body: newAda() } : undefined,
    ),
  },
  {
    name: "drops NUL characters",
    caughtBy: "refuses-hostile-text",
    ...onRequest({ method: "POST", path: contractors }, (request) => ({
      ...request,
      body: Buffer.from(request.body.toString().replaceAll("\\u0000", "")),
    })),
  },
  {
    name: "finds something behind an encoded slash",
    caughtBy: "refuses-hostile-paths",
    ...onRequest({ path: /a%2Fb/ }, () => answering(200, {})),
  },
  {
    name: "finds something behind a traversal",
    caughtBy: "refuses-hostile-paths",
    ...onRequest({ path: /%2e%2e|\.\.%2f/ }, () => answering(200, {})),
  },
  ...faultsOfAuthentication(),
  ...faultsOfMethods(),
  {
    name: "refuses two types of events",
    caughtBy: "answers-generated-requests",
    ...onRequest({ method: "POST", path: endpoints }, ({ body }) =>
      isObject(parsed(body)) && JSON.stringify(parsed(body)).split("payment.session.").length > 2
        ? invalid("/enabled_events")
        : undefined,
    ),
  },
  {
    name: "fails on a body that is no object",
    caughtBy: "no-server-error",
    during: "answers-generated-requests",
    ...onRequest({ method: "POST" }, ({ body }) =>
      body.length > 0 && !body.toString().startsWith("{") ? failing(500, "general_error") : undefined,
    ),
  },
  {
    name: "documents an example that is not valid",
    caughtBy: "examples-are-valid",
    onDocument(document) {
      const examples = (document["components"] as JsonObject)["examples"] as JsonObject;
      for (const example of Object.values(examples).filter(isObject)) {
        if (isObject(example["value"]) && example["value"]["error_code"] !== undefined)
          example["value"]["error_code"] = 7;
      }
    },
  },
];

function faultsOfAuthentication(): Fault[] {
  /** The key that let somebody in. */
  const remember: Fault["onRequest"] = ({ headers }, memory) => {
    if (headers["authorization"]?.startsWith("Bearer t9k_test")) memory.set("key", headers["authorization"]);
    return undefined;
  };
  const lettingIn = (name: string, isLetIn: (authorization: string | undefined, target: string) => boolean): Fault => ({
    name,
    caughtBy: "requires-authentication",
    onRequest(request, memory) {
      remember(request, memory);
      const { authorization } = request.headers;
      if (!isLetIn(authorization, request.target)) return undefined;
      const target = withoutQuery(request.target, "api_key");
      return { ...request, target, headers: { ...request.headers, authorization: memory.get("key") ?? "" } };
    },
  });
  return [
    lettingIn("lets everybody in", (authorization) => authorization === undefined),
    lettingIn("lets in by a key in the query", (_authorization, target) => target.includes("api_key=")),
    lettingIn("lets in by a made-up key", (authorization) => authorization?.includes("made-up") ?? false),
    {
      name: "hides what exists from strangers by 404",
      caughtBy: "requires-authentication",
      ...withHead({ method: "GET", path: session, status: 403 }, () => failing(404, "resource_not_found")),
    },
    {
      name: "does not know HTTP Basic",
      caughtBy: "accepts-every-scheme",
      ...onRequest({}, ({ headers }) =>
        headers["authorization"]?.startsWith("Basic") ? failing(403, "invalid_api_key") : undefined,
      ),
    },
    {
      name: "validates before it knows who asks",
      caughtBy: "authenticates-first",
      ...onRequest({ path: /contract_unknown/ }, () => invalid("/contract_unknown")),
    },
  ];
}

function faultsOfMethods(): Fault[] {
  return [
    {
      name: "answers other methods with 404",
      caughtBy: "refuses-other-methods",
      ...withHead({ status: 405 }, () => failing(404, "resource_not_found")),
    },
    {
      name: "allows more methods than there are",
      caughtBy: "refuses-other-methods",
      ...withHead({ status: 405 }, ({ headers }) => ({ headers: { ...headers, allow: `${headers["allow"]}, PATCH` } })),
    },
    { name: "does not know HEAD", caughtBy: "answers-head", ...withHead({ method: "HEAD" }, () => ({ status: 404 })) },
    {
      name: "is wrong about OPTIONS",
      caughtBy: "answers-options",
      ...withHead({ method: "OPTIONS" }, ({ headers }) => ({ headers: { ...headers, allow: "TRACE" } })),
    },
  ];
}

export const faultsOfRules: Fault[] = [
  {
    name: "makes a second contractor of one email address",
    caughtBy: "refuses-duplicate-email",
    ...inRequest({ path: /contractors/ }, (body) =>
      typeof body["email"] === "string" && body["email"] === body["email"].toUpperCase()
        ? { ...body, email: `x${crypto.randomUUID()}@example.com` }
        : undefined,
    ),
  },
  {
    name: "says that unknown ids are invalid",
    caughtBy: "refuses-unknown-objects",
    ...withHead({ method: "GET", path: contractor, status: 404 }, () => invalid("/contractor")),
  },
  {
    name: "drops fragments of return URLs",
    caughtBy: "checks-return-urls",
    ...inRequest({ path: sessions }, (body) => ({
      ...body,
      return_url: textOf(body["return_url"]).split("#")[0] ?? "",
    })),
  },
  {
    name: "drops user info of return URLs",
    caughtBy: "checks-return-urls",
    ...inRequest({ path: sessions }, (body) => ({
      ...body,
      return_url: textOf(body["return_url"]).replace("user:password@", ""),
    })),
  },
  {
    name: "trims return URLs",
    caughtBy: "checks-return-urls",
    ...inRequest({ path: sessions }, (body) => ({ ...body, return_url: textOf(body["return_url"]).trim() })),
  },
  {
    name: "resends to a disabled endpoint",
    caughtBy: "refuses-disabled-endpoint",
    ...withHead({ path: /\/resend$/, status: 409 }, () => answering(202, [])),
  },
  {
    name: "sends into its own network",
    caughtBy: "refuses-webhook-targets",
    ...inRequest({ method: "POST", path: endpoints }, (body) =>
      /10\.0\.0\.1|0xA/.test(textOf(body["url"]))
        ? { ...body, url: "https://payment-sessions-contract.invalid/x" }
        : undefined,
    ),
  },
];
