import { printValue } from "./print-value.ts";
import { pythonNotation } from "./python-notation.ts";
import type { SampleRequest } from "./sample-request.ts";

/** With nothing but the standard library. */
export function pythonSample({ method, target, headers, body, isListAnswered }: SampleRequest): string {
  const fields = Object.entries(headers).map(([name, value]) => [name, idempotent(name) ?? JSON.stringify(value)] as const);
  const modules = ["json", "os", "urllib.request", ...(fields.some(([name]) => idempotent(name)) ? ["uuid"] : [])];
  const data = body === undefined ? "" : `    data=json.dumps(${printValue(body, pythonNotation, "    ")}).encode(),\n`;
  return `${modules.map((name) => `import ${name}\n`).join("")}
request = urllib.request.Request(
    os.environ["PAYMENT_SESSIONS_URL"] + ${JSON.stringify(target)},
    method=${JSON.stringify(method)},
    headers={
        "Authorization": "Bearer " + os.environ["PAYMENT_SESSIONS_API_KEY"],
${fields.map(([name, value]) => `        ${JSON.stringify(name)}: ${value},\n`).join("")}    },
${data})
with urllib.request.urlopen(request) as response:
    result = json.load(response)
    print(response.status, ${isListAnswered ? "len(result)" : 'result["id"]'})
`;
}

/** A program has to make a key for each thing it does; one that stands in its text would be the same for ever. */
const idempotent = (header: string): string | undefined =>
  header.toLowerCase() === "idempotency-key" ? "str(uuid.uuid4())" : undefined;
