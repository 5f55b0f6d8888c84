// What somebody's first program does, with packages that were loaded in either way.
const assert = require("node:assert/strict");

exports.useClient = async ({ createClient }, { unwrap }, { exampleEvent, signDelivery }, { validateResponse }) => {
  const { PAYMENT_SESSIONS_API_KEY: apiKey, PAYMENT_SESSIONS_URL: baseUrl } = process.env;
  const client = createClient({ apiKey, baseUrl });
  const contractor = process.env.CONTRACTOR;
  const created = await client.paymentSessions.create({ contractor, return_url: "https://app.example.com/return" });
  assert.equal(created.status, 201);
  const { headers: answered } = created.response;
  assert.deepEqual(validateResponse({ status: 201, headers: answered, body: created.data }).errors ?? [], []);
  const cancelled = await client.paymentSessions.cancel(created.data.id).unwrap();
  assert.equal(cancelled.status, "cancelled");
  const again = await client.paymentSessions.cancel(created.data.id);
  assert.equal(again.error?.errorCode, "session_not_pending");

  const secrets = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
  const { body, headers } = await signDelivery(exampleEvent("payment.session.cancelled"), { secrets });
  assert.equal((await unwrap(body, headers, secrets)).event_type, "payment.session.cancelled");
  await assert.rejects(unwrap(`${body} `, headers, secrets), { name: "WebhookVerificationError" });
  console.log(`${process.version} did it`);
};
