import { createContext, runInContext } from "node:vm";
import { expect, it } from "vitest";
import { at, published, publishedHeaders } from "./vectors.ts";
import { bundle } from "./bundle.ts";

it("runs with nothing but the globals that every runtime has", async () => {
  const bytes = await bundle('import { verify } from "./index.ts"; globalThis.verify = verify;');
  const universal = { crypto, TextEncoder, TextDecoder, atob, btoa };
  const context = createContext({ ...universal, ...published, publishedHeaders, milliseconds: at().getTime() });
  runInContext(Buffer.from(bytes).toString(), context);

  const verification = runInContext(
    "verify(body, publishedHeaders, secret, { now: new Date(milliseconds) })",
    context,
  ) as Promise<unknown>;
  expect(await verification).toMatchObject({ id: published.id });
});
