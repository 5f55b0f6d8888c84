import * as client from "@payment-sessions/api-client";
import * as operation from "@payment-sessions/api-validators/operations/create-payment-session";
import * as webhooks from "@payment-sessions/webhooks";
import * as testing from "@payment-sessions/webhooks/testing";
import { useClient } from "./use-client.cjs";

await useClient(client, webhooks, testing, operation);
