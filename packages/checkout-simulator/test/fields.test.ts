import { Script } from "node:vm";
import { describe, expect, it } from "vitest";
import { startSimulator } from "./support/start-simulator.ts";

describe("the card-field script", () => {
  it("is one classic script that any page may load", async () => {
    const { simulator } = await startSimulator();
    const response = await fetch(simulator.scriptUrl);
    const script = await response.text();
    expect(new URL(simulator.scriptUrl).pathname).toBe("/js/framesv2.min.js");
    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(script).not.toMatch(/\b(import|export)\b/);
    expect(() => new Script(script)).not.toThrow();
  });
});

describe("the card fields", () => {
  it.each([
    ["card-number", "en", "Card number", "cc-number"],
    ["expiry-date", "en", "Expiry date (MM/YY)", "cc-exp"],
    ["cvv", "en", "Security code", "cc-csc"],
    ["card-number", "es", "Número de tarjeta", "cc-number"],
    ["cvv", "fr", "Security code", "cc-csc"],
  ])("%s in %s is one labelled input", async (field, language, label, autocomplete) => {
    const { simulator } = await startSimulator();
    const response = await fetch(`${simulator.url}/fields/${field}?lang=${language}`);
    const page = await response.text();
    expect(page.match(/<input/g)).toHaveLength(1);
    expect(page).toContain(`aria-label="${label}"`);
    expect(page).toContain(`autocomplete="${autocomplete}"`);
    expect(page).toContain('inputmode="numeric"');
    expect(page).toContain(`<html lang="${language === "es" ? "es" : "en"}">`);
  });

  it("load nothing from elsewhere and may be framed by any page", async () => {
    const { simulator } = await startSimulator();
    const { headers } = await fetch(`${simulator.url}/fields/cvv`);
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors *",
    );
    expect(headers.get("x-frame-options")).toBeNull();
  });

  it("have a script and a style sheet", async () => {
    const { simulator } = await startSimulator();
    for (const path of ["/js/field.js", "/css/field.css", "/css/challenge.css"]) {
      expect((await fetch(simulator.url + path)).status).toBe(200);
    }
  });

  it("are three", async () => {
    const { simulator } = await startSimulator();
    expect((await fetch(`${simulator.url}/fields/pin`)).status).toBe(404);
  });

  it("are not for other origins to post cards from", async () => {
    const { simulator } = await startSimulator();
    const preflight = await fetch(`${simulator.url}/tokens`, {
      method: "OPTIONS",
      headers: { Origin: "https://page.example", "Access-Control-Request-Method": "POST" },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });
});
