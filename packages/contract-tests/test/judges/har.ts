import type { RecordedAnswer } from "./recorded-answer.ts";

/** The answers as an HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/), in their order. */
export const toHar = (answers: readonly RecordedAnswer[], origin: string) => ({
  log: {
    version: "1.2",
    creator: { name: "payment-sessions", version: "0" },
    entries: answers.map(({ request, response }) => ({
      startedDateTime: new Date(0).toISOString(),
      time: 0,
      request: {
        method: request.method,
        url: `${origin}${request.target}`,
        httpVersion: "HTTP/1.1",
        headers: [],
        queryString: [],
        cookies: [],
        headersSize: -1,
        bodySize: 0,
      },
      response: {
        status: response.status,
        statusText: "",
        httpVersion: "HTTP/1.1",
        headers: Object.entries(response.headers).map(([name, value]) => ({ name, value })),
        cookies: [],
        content: {
          size: response.body.length,
          mimeType: response.headers["content-type"] ?? "",
          text: response.body.toString(),
        },
        redirectURL: "",
        headersSize: -1,
        bodySize: response.body.length,
      },
      cache: {},
      timings: { send: 0, wait: 0, receive: 0 },
    })),
  },
});
