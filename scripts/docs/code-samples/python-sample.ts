import { headerFields } from "./header-fields.ts";
import { printValue } from "./print-value.ts";
import { pythonNotation } from "./python-notation.ts";
import type { SampleRequest } from "./sample-request.ts";

/** With nothing but the standard library. */
export function pythonSample({ method, target, headers, body, isListAnswered }: SampleRequest): string {
  const newKey = "str(uuid.uuid4())";
  const fields = headerFields(headers, newKey);
  const makesKey = fields.some(([, value]) => value === newKey);
  const modules = ["json", "os", "urllib.request", ...(makesKey ? ["uuid"] : [])];
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
