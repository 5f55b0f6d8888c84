// Dependencies point one way: see ARCHITECTURE.md, "Who may import whom".

/** A rule that forbids imports from one set of paths to another. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const sources = (name) => `^packages/${name}/src/`;
/** Benchmarks are like tests: nothing imports them, and they may import what tests do. */
const tests = "\\.test\\.ts$|/(test|bench)/";

module.exports = {
  forbidden: [
    forbid("no-cycles", "A cycle has no first module to read.", {}, { circular: true }),
    forbid(
      "declared-dependencies",
      "An import names a dependency of its own package.",
      { path: "^(packages|scripts)/" },
      {
        dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown"],
      },
    ),
    forbid(
      "types-import-nothing",
      "api-types is the bottom.",
      { path: sources("api-types") },
      {
        path: "^packages/",
        pathNot: sources("api-types"),
      },
    ),
    forbid(
      "validators-import-types",
      "api-validators imports api-types only.",
      {
        path: sources("api-validators"),
        pathNot: tests,
      },
      { path: "^packages/", pathNot: [sources("api-types"), sources("api-validators")] },
    ),
    forbid(
      "webhooks-import-types-and-validators",
      "webhooks imports api-types and api-validators only.",
      {
        path: sources("webhooks"),
        pathNot: tests,
      },
      { path: "^packages/", pathNot: [sources("api-types"), sources("api-validators"), sources("webhooks")] },
    ),
    forbid(
      "client-imports-types",
      "api-client imports api-types only.",
      {
        path: sources("api-client"),
        pathNot: tests,
      },
      { path: "^packages/", pathNot: [sources("api-types"), sources("api-client")] },
    ),
    forbid(
      "universal-libraries",
      "Types, validators, webhooks and client run in every runtime: nothing of Node's.",
      {
        path: "^packages/(api-(types|validators|client)|webhooks)/src/",
        pathNot: tests,
      },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "server-never-imports-client",
      "The server does not need its own client.",
      { path: sources("server") },
      {
        path: sources("api-client"),
      },
    ),
    forbid(
      "nothing-imports-server",
      "The server is run, not imported; the site's tests show it as the server does.",
      {
        path: "^packages/(?!server/)",
        pathNot: "^packages/docs/test/",
      },
      { path: "^packages/server/" },
    ),
    forbid(
      "contract-tests-import-webhooks",
      "The suite knows a server by its document alone.",
      {
        path: sources("contract-tests"),
        pathNot: tests,
      },
      { path: "^packages/", pathNot: [sources("webhooks"), sources("contract-tests")] },
    ),
    forbid(
      "nothing-imports-contract-tests",
      "The suite is run, not imported.",
      { path: "^packages/(?!contract-tests/)" },
      {
        path: "^packages/contract-tests/",
      },
    ),
    forbid(
      "openapi-fetch-behind-one-seam",
      "openapi-fetch can be replaced by changing one file.",
      {
        path: "^packages/",
        pathNot: "^packages/api-client/src/http-parts\\.ts$",
      },
      { path: "openapi-fetch" },
    ),
    forbid(
      "http-stays-outside",
      "Only routes, http/, hosted-page/ and admin/ know HTTP.",
      {
        path: sources("server"),
        pathNot: [tests, "/http/", "/hosted-page/", "/admin/", "/routes\\.ts$", "/create-server\\.ts$", "/generated/"],
      },
      { path: ["/server/src/http/", "node_modules/fastify"] },
    ),
    forbid(
      "sql-stays-inside",
      "Only repositories and database/ know SQL.",
      {
        path: sources("server"),
        pathNot: [tests, "/database/", "repository\\.ts$", "/create-server\\.ts$"],
      },
      { path: "node_modules/postgres/" },
    ),
    forbid(
      "repositories-are-the-bottom",
      "routes → service → repository, never back up.",
      {
        path: "^packages/server/src/.*repository\\.ts$",
      },
      { path: ["/http/", "/start/", "/(routes|service)\\.ts$", "/create-server\\.ts$"] },
    ),
    forbid(
      "services-know-no-routes",
      "routes → service → repository, never back up.",
      {
        path: "^packages/server/src/.*/service\\.ts$",
      },
      { path: ["/http/", "/start/", "/routes\\.ts$", "/create-server\\.ts$"] },
    ),
    forbid(
      "start-is-the-top",
      "Only the command line knows its commands and how the service is started.",
      {
        path: sources("server"),
        pathNot: [tests, "/start/", "/commands/", "/src/main\\.ts$"],
      },
      { path: "/server/src/start/" },
    ),
    forbid(
      "transitions-are-pure",
      "The life cycle is a table that imports nothing.",
      {
        path: "/payment-sessions/transitions\\.ts$",
      },
      { path: "." },
    ),
    forbid(
      "production-code-imports-no-tests",
      "Tests are leaves.",
      { path: "^packages/", pathNot: tests },
      { path: tests },
    ),
  ],
  options: {
    doNotFollow: { path: ["node_modules"] },
    exclude: { path: "^packages/[^/]+/dist/" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@payment-sessions/source", "import", "types", "node", "default"],
      extensions: [".ts", ".js", ".mjs", ".cjs", ".d.ts"],
    },
  },
};
