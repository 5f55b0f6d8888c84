import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What a person does to the spec in one sitting: an operation, an optional field and an error code more, a field less. */
export async function changeSpec(spec: string): Promise<void> {
  await writeFile(join(spec, "paths/payment-session-refund.yaml"), refund);
  const entry = "  /api/v1/payment/sessions/{session}/refund:\n    $ref: paths/payment-session-refund.yaml\n";
  await edit("openapi.yaml", "\npaths:\n", `\npaths:\n${entry}`);
  const code = "    - invalid_return_url\n";
  await edit("components/schemas/error.yaml", code, `${code}    - amount_too_large\n`);
  const sessions = "components/schemas/payment-session.yaml";
  const lastOfCreate = "      minLength: 1\n\nPaymentSessionStatus:";
  const reference = "    reference:\n      type: string\n      description: Yours.\n      maxLength: 20\n";
  await edit(sessions, lastOfCreate, lastOfCreate.replace("\n\n", `\n${reference}\n`));
  await edit(sessions, "    - processor\n", "");
  await edit(sessions, '    processor:\n      $ref: "#/Processor"\n', "");
  for (const name of ["payment-sessions", "events"])
    await removeLines(`components/examples/${name}.yaml`, "processor: checkout");

  async function edit(file: string, from: string, to: string): Promise<void> {
    const text = await readFile(join(spec, file), "utf8");
    if (text.split(from).length !== 2) throw new Error(`${file} must have this once: ${from}`);
    await writeFile(
      join(spec, file),
      text.replace(from, () => to),
    );
  }

  async function removeLines(file: string, line: string): Promise<void> {
    const lines = (await readFile(join(spec, file), "utf8")).split("\n");
    await writeFile(join(spec, file), lines.filter((each) => each.trim() !== line).join("\n"));
  }
}

const refund = `post:
  operationId: refundPaymentSession
  tags:
    - Payment sessions
  summary: Refund a payment session
  parameters:
    - name: session
      in: path
      required: true
      schema:
        type: string
      example: hps_032b11voKwE9nsjphbgwRD
  requestBody:
    required: true
    content:
      application/json:
        schema:
          type: object
          additionalProperties: false
          required:
            - amount
          properties:
            amount:
              type: integer
              minimum: 1
        example:
          amount: 5
  responses:
    "200":
      description: Refunded.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/payment-session.yaml#/PaymentSession
    "400":
      description: The error code is \`amount_too_large\` when it is more than was paid.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/error.yaml#/Error
`;
