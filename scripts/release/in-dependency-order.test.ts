import { expect, it } from "vitest";
import { inDependencyOrder } from "./in-dependency-order.ts";

const packageOf = (name: string, ...dependencies: string[]) => ({
  name,
  manifest: { name, version: "1.0.0", dependencies: Object.fromEntries(dependencies.map((each) => [each, "^1.0.0"])) },
});

it("puts every package after all that it depends on", () => {
  const packages = [packageOf("a", "c", "elsewhere"), packageOf("b", "a"), packageOf("c"), packageOf("d")];
  expect(inDependencyOrder(packages).map(({ name }) => name)).toEqual(["c", "a", "b", "d"]);
});

it("refuses packages that depend on each other", () => {
  expect(() => inDependencyOrder([packageOf("a", "b"), packageOf("b", "a")])).toThrow("a → b → a is a circle.");
});
