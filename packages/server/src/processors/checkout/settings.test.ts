import { describe, expect, it } from "vitest";
import { EnvironmentReader } from "../../environment-reader.ts";
import { readCheckoutSettings } from "./settings.ts";

const sandbox = {
  CHECKOUT_TEST_API_URL: "https://abcd1234.api.sandbox.checkout.com/",
  CHECKOUT_TEST_SCRIPT_URL: "https://cdn.checkout.com/js/framesv2.min.js",
  CHECKOUT_TEST_PUBLIC_KEY: "pk_sbox_abcdefghijklmnopqrstuvwxyz*",
  CHECKOUT_TEST_SECRET_KEY: "sk_sbox_abcdefghijklmnopqrstuvwxyz=",
};

function read(env: Record<string, string>, environment: "test" | "live" = "test") {
  const reader = new EnvironmentReader(env);
  const settings = readCheckoutSettings(reader, environment);
  return { settings, problems: reader.problems };
}

describe("readCheckoutSettings", () => {
  it("needs nothing where no card is to be saved", () => {
    expect(read({})).toEqual({ settings: undefined, problems: [] });
    expect(read(sandbox, "live")).toEqual({ settings: undefined, problems: [] });
  });

  it("reads the provider's sandbox", () => {
    const { settings, problems } = read({ ...sandbox, CHECKOUT_TEST_PROCESSING_CHANNEL_ID: "pc_1" });
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      apiUrl: "https://abcd1234.api.sandbox.checkout.com",
      secretKey: sandbox.CHECKOUT_TEST_SECRET_KEY,
      processingChannelId: "pc_1",
      threeDSecure: true,
      page: {
        scriptUrl: sandbox.CHECKOUT_TEST_SCRIPT_URL,
        publicKey: sandbox.CHECKOUT_TEST_PUBLIC_KEY,
        frameOrigins: ["https://cdn.checkout.com", "https://js.checkout.com"],
        formActionOrigins: ["https://*.checkout.com"],
      },
    });
  });

  it("reads a simulator on loopback, whose fields come from where its script does", () => {
    const url = "http://127.0.0.1:4244";
    const { settings, problems } = read({
      ...sandbox,
      CHECKOUT_TEST_API_URL: url,
      CHECKOUT_TEST_SCRIPT_URL: `${url}/js/framesv2.min.js`,
      CHECKOUT_TEST_3DS: "false",
    });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      apiUrl: url,
      threeDSecure: false,
      page: { frameOrigins: [url], formActionOrigins: [url] },
    });
  });

  it("takes other origins for the fields", () => {
    const origins = "https://a.example https://b.example:8443";
    const { settings } = read({ ...sandbox, CHECKOUT_TEST_FRAME_ORIGINS: origins });
    expect(settings?.page.frameOrigins).toEqual(origins.split(" "));
  });

  it.each(Object.keys(sandbox))("reports that %s is missing", (name) => {
    const { problems } = read({ ...sandbox, [name]: "" });
    expect(problems).toEqual([`${name} must be set when another setting of CHECKOUT_TEST is.`]);
  });

  it.each([
    ["CHECKOUT_TEST_API_URL", "ftp://api.example", "must be a URL that begins with http:// or https://."],
    ["CHECKOUT_TEST_API_URL", "http://api.example", "must begin with https://, except in test on a loopback host."],
    ["CHECKOUT_TEST_API_URL", "https://key@api.example", "must have no user info or fragment."],
    ["CHECKOUT_TEST_PUBLIC_KEY", "sk_sbox_abc", "must be a key that begins with pk_."],
    ["CHECKOUT_TEST_SECRET_KEY", "pk_sbox_abc", "must be a key that begins with sk_."],
    ["CHECKOUT_TEST_SECRET_KEY", "sk_a\r\nb", "must be a key that begins with sk_."],
    ["CHECKOUT_TEST_FRAME_ORIGINS", "https://a.example/path", "must be origins, separated by spaces."],
    ["CHECKOUT_TEST_FRAME_ORIGINS", "'self'; script-src *", "must be origins, separated by spaces."],
    ["CHECKOUT_TEST_3DS", "yes", "must be one of true, false."],
  ])("refuses %s=%s", (name, value, problem) => {
    const { problems } = read({ ...sandbox, [name]: value });
    expect(problems).toEqual([`${name} ${problem}`]);
    expect(problems.join()).not.toContain(value);
  });

  it("refuses a loopback host without TLS in live", () => {
    const live = Object.fromEntries(
      Object.entries(sandbox).map(([name, value]) => [name.replace("TEST", "LIVE"), value]),
    );
    expect(read(live, "live").problems).toEqual([]);
    const { problems } = read({ ...live, CHECKOUT_LIVE_API_URL: "http://127.0.0.1:4244" }, "live");
    expect(problems).toHaveLength(1);
  });
});
