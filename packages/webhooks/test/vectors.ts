/** The example that Standard Webhooks' own libraries are tested with. */
export const published = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

/** The time of a test: that of the published example, `seconds` later. */
export const at = (seconds = 0): Date => new Date((published.timestamp + seconds) * 1000);

/** The headers of the published example. */
export const publishedHeaders = {
  "webhook-id": published.id,
  "webhook-timestamp": String(published.timestamp),
  "webhook-signature": published.signature,
};

/** Another secret that is valid: 32 bytes, 0 to 31. */
export const otherSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
