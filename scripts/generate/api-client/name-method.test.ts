import { expect, it } from "vitest";
import { nameMethod, propertyName } from "./name-method.ts";

it.each([
  ["createPaymentSession", "Payment sessions", "create"],
  ["listPaymentSessions", "Payment sessions", "list"],
  ["listWebhookEndpointDeliveries", "Webhook endpoints", "listDeliveries"],
  ["rotateWebhookEndpointSecret", "Webhook endpoints", "rotateSecret"],
  ["completePaymentSession", "Test helpers", "completePaymentSession"],
  ["resendEvent", "Events", "resend"],
  ["listCompanies", "Company", "list"],
  ["get_box", "Boxes", "get"],
  ["delete-pet", "pets", "delete"],
  ["actions/list-artifacts-for-repo", "actions", "listArtifactsForRepo"],
  ["getOAuthToken", "oauth tokens", "getOAuthToken"],
  ["search", "Search", "search"],
  ["Event", "Events", "event"],
  ["getEventsOfEvent", "Events", "getOfEvent"],
  ["thenPet", "Pets", "_then"],
  ["get2FA", "2fa", "get2Fa"],
])("calls %s of %s %s", (operationId, tag, method) => {
  expect(nameMethod(operationId, tag)).toBe(method);
});

it("allows reserved words, which are fine as properties", () => {
  expect(propertyName(["Delete"])).toBe("delete");
  expect(propertyName(["Class"])).toBe("class");
});
