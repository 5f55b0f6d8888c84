import { textOf } from "../document/json.ts";
import type { BehaviourCheck } from "./behaviour-check.ts";

/** What a return URL must not be, by what is done with the host that is allowed. */
const refused: Record<string, (allowed: URL) => string> = {
  "a host that is not on the allowlist": () => "https://contract.invalid/return",
  "a host that only begins like an allowed one": ({ host }) => `https://${host}.contract.invalid/return`,
  "a subdomain of an allowed host": ({ host }) => `https://sub.${host}/return`,
  "user info": ({ host }) => `https://user:password@${host}/return`,
  "an allowed host as user info": ({ host }) => `https://${host}@contract.invalid/return`,
  "a fragment": ({ href }) => `${href}#fragment`,
  "a backslash": ({ host }) => `https://contract.invalid\\@${host}/return`,
  "another port": ({ hostname }) => `https://${hostname}:8443/return`,
  http: ({ host }) => `http://${host}/return`,
  "another scheme": () => "javascript:alert(1)",
  "a relative reference": () => "/return",
  "a reference without a scheme": ({ host }) => `//${host}/return`,
  "whitespace before it": ({ href }) => ` ${href}`,
  "a line end within": ({ host }) => `https://${host}/re\nturn`,
  "more than 2,048 characters": ({ href }) => `${href}?a=${"a".repeat(2_048)}`,
};

export const checksReturnUrls: BehaviourCheck = {
  name: "checks-return-urls",
  title: "refuses return URLs that lead elsewhere than to an allowed host",
  needs: ["createPaymentSession"],
  async run({ api }) {
    const body = await api.validBody("createPaymentSession");
    const allowed = new URL(textOf(body["return_url"]));
    for (const [what, make] of Object.entries(refused)) {
      const answer = await api.call("createPaymentSession", { body: { ...body, return_url: make(allowed) } });
      api.expectError(answer, 400, "invalid_return_url", what);
    }
  },
};

export const refusesUnknownObjects: BehaviourCheck = {
  name: "refuses-unknown-objects",
  title: "answers ids that lead to nothing with 404 resource_not_found",
  needs: ["createPaymentSession"],
  async run({ api }) {
    const body = await api.validBody("createPaymentSession");
    const contractor = "cn_0000000000000000000000";
    const answer = await api.call("createPaymentSession", { body: { ...body, contractor } });
    api.expectError(answer, 404, "resource_not_found", "a contractor that does not exist");
    for (const operation of api.requests.document.operations) {
      const parameter = operation.parameters.find((each) => each.in === "path");
      const parts = await api.requests.valid(operation);
      if (parameter === undefined || parts === undefined) continue;
      const id = textOf(parts.path[parameter.name]);
      for (const unknown of [
        id.replace(/_.*/, "_0000000000000000000000"),
        `${id}x`,
        id.slice(0, -1),
        "x",
        id.replace(/^[a-z]+/, "zz"),
      ]) {
        const path = { ...parts.path, [parameter.name]: unknown };
        const got = await api.call(operation.id, { path, body: parts.body });
        api.expectError(got, 404, "resource_not_found", "an id that leads to nothing");
      }
    }
  },
};
