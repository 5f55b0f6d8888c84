// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { ExampleEvents } from "../event-types.ts";

/** The event that the document shows for every type. */
export const exampleEvents: ExampleEvents = {
  "payment.session.completed": {
    "id": "ev_032ayCwaPMUZE2BVv0bmX5",
    "event_type": "payment.session.completed",
    "created": 1772456700,
    "data": {
      "id": "hps_032ay5LmNbVJQJT3Q4jG04",
      "status": "completed",
      "contractor_id": "cn_032ZsLsSJUdIte0vUdCvzA",
      "created": 1772456400,
      "expires_at": 1772458200,
      "completed_at": 1772456700,
      "cancelled_at": null,
      "processor": "checkout",
      "return_url": "https://app.example.com/settings/billing/return"
    }
  },
  "payment.session.cancelled": {
    "id": "ev_032b1CZw2ZkGZrqNWBHQAa",
    "event_type": "payment.session.cancelled",
    "created": 1772464020,
    "data": {
      "id": "hps_032b11voKwE9nsjphbgwRD",
      "status": "cancelled",
      "contractor_id": "cn_032ZJ0rlogdis0JHZ8SVSX",
      "created": 1772463600,
      "expires_at": 1772465400,
      "completed_at": null,
      "cancelled_at": 1772464020,
      "processor": "checkout",
      "return_url": "https://app.example.com/settings/billing/return"
    }
  },
  "payment.session.expired": {
    "id": "ev_032ay5La5vhBsB5bmuWzXB",
    "event_type": "payment.session.expired",
    "created": 1772456400,
    "data": {
      "id": "hps_032axLgnwD8vWh9NzqamDA",
      "status": "expired",
      "contractor_id": "cn_032ZsLsSJUdIte0vUdCvzA",
      "created": 1772454600,
      "expires_at": 1772456400,
      "completed_at": null,
      "cancelled_at": null,
      "processor": "checkout",
      "return_url": "https://app.example.com/settings/billing/return"
    }
  },
};
