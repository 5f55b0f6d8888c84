const client = require("@payment-sessions/api-client");
const operation = require("@payment-sessions/api-validators/operations/create-payment-session");
const webhooks = require("@payment-sessions/webhooks");
const testing = require("@payment-sessions/webhooks/testing");
const { useClient } = require("./use-client.cjs");

useClient(client, webhooks, testing, operation).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
