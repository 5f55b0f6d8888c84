import { createInterface } from "node:readline";

interface Verifier {
  verify(rawBody: Uint8Array, headers: Record<string, string>, secrets: string[]): Promise<unknown>;
}

const { verify } = (await import(process.argv[2] ?? "")) as Verifier;

for await (const line of createInterface({ input: process.stdin })) {
  const [body = "", names = "", secrets = ""] = line.split("\t");
  const pairs = names.split("|").filter((pair) => pair !== "");
  const headers = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  const outcome = await verify(Buffer.from(body, "base64"), headers, secrets.split(",")).then(
    () => "genuine",
    (error: unknown) => {
      if (error instanceof Error && error.name === "WebhookVerificationError") return "refused";
      throw error;
    },
  );
  process.stdout.write(`${outcome}\n`);
}
