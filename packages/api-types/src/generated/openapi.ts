// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
export interface paths {
    "/api/v1/payment/sessions": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List payment sessions
         * @description Returns the sessions of the environment that the API key belongs to, newest first, without their `url`.
         */
        get: operations["listPaymentSessions"];
        put?: never;
        /**
         * Create a payment session
         * @description Creates a session in which the given contractor can save a card. Redirect the contractor to the `url` of the
         *     response: it is shown here and never again. The session expires 30 minutes after its creation.
         */
        post: operations["createPaymentSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/sessions/{session}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the session.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                session: components["parameters"]["PaymentSessionId"];
            };
            cookie?: never;
        };
        /**
         * Get a payment session
         * @description Returns the session with the given ID, without its `url`.
         */
        get: operations["getPaymentSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/sessions/{session}/cancel": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the session to cancel.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                session: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a payment session
         * @description Cancels the payment session with the given ID. A session can only be cancelled while it is still pending.
         */
        post: operations["cancelPaymentSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contractors": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List contractors
         * @description Returns the contractors of the environment that the API key belongs to, newest first.
         */
        get: operations["listContractors"];
        put?: never;
        /**
         * Create a contractor
         * @description Creates a contractor in the environment that the API key belongs to.
         */
        post: operations["createContractor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contractors/{contractor}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the contractor.
                 * @example cn_032ZJ0rlogdis0JHZ8SVSX
                 */
                contractor: components["parameters"]["ContractorId"];
            };
            cookie?: never;
        };
        /**
         * Get a contractor
         * @description Returns the contractor with the given ID.
         */
        get: operations["getContractor"];
        /**
         * Update a contractor
         * @description Changes the properties that are given and leaves all others as they are. `null` clears an optional property.
         */
        put: operations["updateContractor"];
        post?: never;
        /**
         * Delete a contractor
         * @description Deletes the contractor with the given ID. This cannot be undone. Its pending sessions are cancelled, each with its
         *     event; sessions and events stay readable. The tax identification is erased, and the email address may be used for
         *     another contractor.
         */
        delete: operations["deleteContractor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook_endpoints": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description Returns the webhook endpoints of the environment that the API key belongs to, newest first, without their secrets.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description Registers a URL of yours to receive events. Keep the `secret` of the response: it verifies that deliveries come from
         *     us and is shown here and never again.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook_endpoints/{endpoint}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the webhook endpoint.
                 * @example whe_032YAKonrnRIPvDpQvcBLh
                 */
                endpoint: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        /**
         * Get a webhook endpoint
         * @description Returns the webhook endpoint with the given ID, without its secret.
         */
        get: operations["getWebhookEndpoint"];
        /**
         * Update a webhook endpoint
         * @description Changes the properties that are given and leaves all others as they are. Set `status` to `enabled` to resume
         *     deliveries to an endpoint that was disabled.
         */
        put: operations["updateWebhookEndpoint"];
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Deletes the webhook endpoint with the given ID. Deliveries to it that are still pending are dropped.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook_endpoints/{endpoint}/rotate_secret": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the webhook endpoint.
                 * @example whe_032YAKonrnRIPvDpQvcBLh
                 */
                endpoint: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret of a webhook endpoint
         * @description Gives the endpoint a new signing secret, which is shown here and never again. For 24 hours deliveries carry a
         *     signature by the previous secret as well, so that you can switch without losing one.
         */
        post: operations["rotateWebhookEndpointSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook_endpoints/{endpoint}/deliveries": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the webhook endpoint.
                 * @example whe_032YAKonrnRIPvDpQvcBLh
                 */
                endpoint: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        /**
         * List the deliveries to a webhook endpoint
         * @description Returns the deliveries of the last 30 days to the endpoint, newest first, each with its attempts and the time of the
         *     next one.
         */
        get: operations["listWebhookEndpointDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description Returns the events of the last 30 days in the environment that the API key belongs to, newest first.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{event}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the event.
                 * @example ev_032b1CZw2ZkGZrqNWBHQAa
                 */
                event: components["parameters"]["EventId"];
            };
            cookie?: never;
        };
        /**
         * Get an event
         * @description Returns the event with the given ID, exactly as webhooks deliver it.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{event}/resend": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the event.
                 * @example ev_032b1CZw2ZkGZrqNWBHQAa
                 */
                event: components["parameters"]["EventId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend an event
         * @description Queues new deliveries of the event at once: to the given webhook endpoint, or, without a body, to every enabled
         *     endpoint that receives events of its type. The event keeps its ID.
         */
        post: operations["resendEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test_helpers/payment/sessions/{session}/complete": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the session to complete.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                session: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a payment session
         * @description Completes a pending session as if the contractor had saved a test card, so that you can test what follows. Works
         *     with test keys only.
         */
        post: operations["completePaymentSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test_helpers/payment/sessions/{session}/expire": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the session to expire.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                session: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Expire a payment session
         * @description Expires a pending session at once, without waiting for its `expires_at`, so that you can test what follows. Works
         *     with test keys only.
         */
        post: operations["expirePaymentSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "payment.session.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Payment session completed
         * @description Sent after a contractor saved a card.
         *     Verify the signature before you trust the body.
         */
        post: operations["paymentSessionCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.session.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Payment session cancelled
         * @description Sent after a session was cancelled: by you, by the contractor, or because you deleted the contractor.
         *     Verify the signature before you trust the body.
         */
        post: operations["paymentSessionCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.session.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Payment session expired
         * @description Sent after a session reached its `expires_at` before the contractor saved a card.
         *     Verify the signature before you trust the body.
         */
        post: operations["paymentSessionExpired"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * Payment session status
         * @description Current status of the session. `pending` is the only state in which the URL can be used; the other three are
         *     terminal.
         * @enum {string}
         */
        PaymentSessionStatus: "pending" | "completed" | "cancelled" | "expired";
        /**
         * Processor
         * @description Identifier for the payment provider backing this session. `checkout` is the default and currently the only
         *     supported value. Reserved so future providers can be added without a breaking schema change.
         * @enum {string}
         */
        Processor: "checkout" | (string & {});
        PaymentSession: PaymentSession;
        /**
         * Error code
         * @description The reason of a failure, for programs to decide by. New codes may be added: treat a code that you do not know by
         *     the status of its response.
         * @enum {string}
         */
        ErrorCode: "invalid_input" | "invalid_return_url" | "session_not_pending" | "session_expired" | "environment_mismatch" | "invalid_api_key" | "resource_not_found" | "method_not_allowed" | "idempotency_key_in_use" | "duplicate_email" | "endpoint_disabled" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "general_error" | "service_unavailable" | (string & {});
        ErrorDetail: ErrorDetail;
        /**
         * Error
         * @description What every response outside 2xx carries.
         */
        Error: {
            error_code: components["schemas"]["ErrorCode"];
            /** @description One sentence for developers that says what went wrong. Do not parse it; its wording may change. */
            message: string;
            /**
             * @description Identifies the request that failed; the same value as in the `Request-Id` header. In a replayed response it
             *     is the ID of the first request.
             */
            request_id: string;
            /** @description Every single problem that was found in the request. Present when the problems can be located. */
            errors?: components["schemas"]["ErrorDetail"][];
        };
        PaymentSessionCreate: PaymentSessionCreate;
        CreatedPaymentSession: CreatedPaymentSession;
        Address: Address;
        CustomMetadata: CustomMetadata;
        /**
         * Card brand
         * @description The brand of the card; `unknown` when the payment provider does not tell. New brands may be added: show a brand
         *     that you do not know by its value.
         * @enum {string}
         */
        CardBrand: "amex" | "diners" | "discover" | "jcb" | "mastercard" | "unionpay" | "visa" | "unknown" | (string & {});
        Card: Card;
        Contractor: Contractor;
        /**
         * First name
         * @description The contractor's first name, without control characters.
         */
        FirstName: string;
        /**
         * Middle name
         * @description The contractor's middle name, without control characters.
         */
        MiddleName: string | null;
        /**
         * Last name
         * @description The contractor's last name, without control characters.
         */
        LastName: string;
        /**
         * Company name
         * @description The name of the contractor's company, without control characters.
         */
        CompanyName: string | null;
        /**
         * Email address
         * @description The contractor's email address, its domain in ASCII form. No two contractors of an environment share one; case does
         *     not matter.
         */
        Email: string;
        /**
         * Phone number
         * @description The contractor's phone number: digits, which may be grouped by spaces, dots, hyphens and parentheses, with an
         *     optional leading plus sign and an optional extension such as `x123`.
         */
        Phone: string;
        /**
         * First address line
         * @description Street and number.
         */
        AddressLine1: string;
        /**
         * Second address line
         * @description Apartment, suite or floor. An empty string counts as null.
         */
        AddressLine2: string | null;
        /**
         * Locality
         * @description The city or town.
         */
        AddressLocality: string;
        /**
         * Region
         * @description The state or province, for example `CA`.
         */
        AddressRegion: string;
        /**
         * Postal code
         * @description The postal code. A number is accepted and answered as a string; send a string where the code begins with a zero.
         */
        AddressPostalcode: string | number;
        /**
         * Country
         * @description The ISO 3166-1 code of the country, with two or three capital letters, for example `US` or `USA`.
         */
        AddressCountry: string | null;
        AddressInput: AddressInput;
        /**
         * Tax identification
         * @description The contractor's tax identification number: a social security number, an individual taxpayer identification number
         *     or an employer identification number, with or without hyphens. Send a string: a number is accepted, but loses the
         *     zeros it begins with. It is stored encrypted and never returned.
         */
        TaxIdentification: string | number | null;
        /**
         * Withhold premium
         * @description Whether premiums are withheld from the contractor's pay.
         */
        WithholdPremium: boolean | null;
        /**
         * Custom metadata or null
         * @description Key-value pairs for your own use; `null` removes all of them.
         */
        CustomMetadataInput: components["schemas"]["CustomMetadata"] | null;
        ContractorCreate: ContractorCreate;
        AddressChanges: AddressChanges;
        ContractorUpdate: ContractorUpdate;
        DeletedContractor: DeletedContractor;
        /**
         * Event type
         * @description What happened. New types may be added: answer an event whose type you do not know with a 2xx status and ignore it.
         * @enum {string}
         */
        EventType: "payment.session.completed" | "payment.session.cancelled" | "payment.session.expired" | (string & {});
        /**
         * Webhook endpoint status
         * @description Whether the endpoint receives events.
         * @enum {string}
         */
        WebhookEndpointStatus: "enabled" | "disabled";
        /**
         * Reason why a webhook endpoint is disabled
         * @description `requested` when you disabled it, `gone` when it answered a delivery with 410, `failing` when five days brought
         *     nothing but failures. New reasons may be added.
         * @enum {string}
         */
        WebhookEndpointDisabledReason: "requested" | "gone" | "failing" | (string & {});
        WebhookEndpoint: WebhookEndpoint;
        /**
         * Webhook endpoint URL
         * @description An HTTPS URL without credentials whose host has only public addresses. With a test key, `http` and loopback
         *     addresses are allowed where the operator of the service says so.
         */
        WebhookEndpointUrl: string;
        /**
         * Webhook endpoint description
         * @description Your own note on what the endpoint is for; `null` removes it.
         */
        WebhookEndpointDescription: string | null;
        /**
         * Enabled events
         * @description The types of the events that the endpoint is to receive. A new endpoint for which the list is left out receives
         *     every type that exists when it is created.
         */
        EnabledEvents: components["schemas"]["EventType"][];
        WebhookEndpointCreate: WebhookEndpointCreate;
        /**
         * Signing secret
         * @description The secret that deliveries are signed with: `whsec_` and the base64 form of 32 bytes. Keep it where you keep your
         *     API keys.
         */
        SigningSecret: string;
        CreatedWebhookEndpoint: CreatedWebhookEndpoint;
        WebhookEndpointUpdate: WebhookEndpointUpdate;
        DeletedWebhookEndpoint: DeletedWebhookEndpoint;
        RotatedWebhookEndpoint: RotatedWebhookEndpoint;
        /**
         * Delivery status
         * @description `pending` while an attempt is due, `succeeded` once the endpoint answered with a 2xx status, `failed` when no
         *     further attempt will be made.
         * @enum {string}
         */
        DeliveryStatus: "pending" | "succeeded" | "failed";
        DeliveryAttempt: DeliveryAttempt;
        Delivery: Delivery;
        PaymentSessionSnapshot: PaymentSessionSnapshot;
        Event: Event;
        EventResend: EventResend;
        CompletedPaymentSessionSnapshot: CompletedPaymentSessionSnapshot;
        PaymentSessionCompletedEvent: PaymentSessionCompletedEvent;
        CancelledPaymentSessionSnapshot: CancelledPaymentSessionSnapshot;
        PaymentSessionCancelledEvent: PaymentSessionCancelledEvent;
        ExpiredPaymentSessionSnapshot: ExpiredPaymentSessionSnapshot;
        PaymentSessionExpiredEvent: PaymentSessionExpiredEvent;
    };
    responses: {
        /**
         * @description - `invalid_input` — the request is not as described here, both cursors were given, or a cursor is unknown.
         *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
         */
        InvalidListRequest: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Missing or invalid API key (`invalid_api_key`). */
        InvalidApiKey: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The answer to any other method on this path (`method_not_allowed`). */
        MethodNotAllowed: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The methods that this path accepts, separated by commas.
                 * @example GET, HEAD, POST
                 */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too many requests were sent with this API key (`rate_limited`). */
        RateLimited: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                /**
                 * @description The number of seconds to wait before you send the request again.
                 * @example 1
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Something failed on our side (`general_error`). */
        GeneralError: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /**
         * @description We cannot answer at the moment (`service_unavailable`). Send the request again after the time in `Retry-After`. It
         *     may have been carried out all the same, so a `POST` needs the same idempotency key.
         */
        ServiceUnavailable: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                /**
                 * @description The number of seconds to wait before you send the request again.
                 * @example 1
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The first request with this idempotency key is still running (`idempotency_key_in_use`). */
        IdempotencyKeyInUse: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                /**
                 * @description The number of seconds to wait before you send the request again.
                 * @example 1
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is larger than 64 KiB (`payload_too_large`). */
        PayloadTooLarge: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is not sent as `application/json` (`unsupported_media_type`). */
        UnsupportedMediaType: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The idempotency key was already used with another body, or with another ID in the path (`idempotency_key_reused`). */
        IdempotencyKeyReused: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /**
         * @description Something failed on our side (`general_error`). With an idempotency key this answer is stored as well: use a new key
         *     to try again.
         */
        ReplayableGeneralError: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                /**
                 * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                 *     key. Absent when the request was carried out now.
                 * @example true
                 */
                "Idempotent-Replayed"?: "true";
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /**
         * @description - `invalid_input` — the request is not as described here.
         *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
         */
        InvalidRequest: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Session not found (`resource_not_found`). */
        PaymentSessionNotFound: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Contractor not found (`resource_not_found`). */
        ContractorNotFound: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Webhook endpoint not found (`resource_not_found`). */
        WebhookEndpointNotFound: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Event not found (`resource_not_found`). */
        EventNotFound: {
            headers: {
                /**
                 * @description Identifies this request in our logs. Quote it when you contact support.
                 * @example req_032b11vdWDfdwsmCUf8vez
                 */
                "Request-Id": string;
                /**
                 * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                 *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                 * @example "key";q=2000;w=10
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                 *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                 * @example "key";r=1999;t=1
                 */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description You no longer want events here. The endpoint is disabled and nothing more is sent to it. */
        WebhookEndpointGone: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description You have received the event. Answer within 15 seconds and do slow work afterwards. */
        WebhookReceived: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description You could not receive the event. It is sent again after 5 seconds, 5 minutes, 30 minutes, 2 hours, 5 hours, 10 hours
         *     and 10 hours, or when your `Retry-After` header says so.
         */
        WebhookRefused: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
         *     present and contradicts the key, the request is refused with `environment_mismatch`.
         * @example sandbox
         */
        Environment: "sandbox" | "production";
        /**
         * @description The number of objects on one page.
         * @example 10
         */
        Limit: number;
        /**
         * @description The ID of an object in this list; the page continues with the objects that follow it, the next older ones. It
         *     cannot be combined with `ending_before`. An ID that is unknown is refused with `invalid_input`.
         * @example hps_032b11voKwE9nsjphbgwRD
         */
        StartingAfter: string;
        /**
         * @description The ID of an object in this list; the page ends with the object that precedes it, the next newer one. It cannot be
         *     combined with `starting_after`. An ID that is unknown is refused with `invalid_input`.
         * @example hps_032ay5LmNbVJQJT3Q4jG04
         */
        EndingBefore: string;
        /**
         * @description A key of your choice, 1 to 255 printable ASCII characters, that makes it safe to send this request again. For
         *     24 hours the same key with the same body returns the first response instead of acting twice. When
         *     `Idempotency-Key` is sent as well, this header wins.
         * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
         */
        Ten99PolicyIdempotentKey: string;
        /**
         * @description The same as `Ten99Policy-Idempotent-Key`, under the name that many HTTP clients use.
         * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
         */
        IdempotencyKey: string;
        /**
         * @description The public ID of the session.
         * @example hps_032b11voKwE9nsjphbgwRD
         */
        PaymentSessionId: string;
        /**
         * @description The public ID of the contractor.
         * @example cn_032ZJ0rlogdis0JHZ8SVSX
         */
        ContractorId: string;
        /**
         * @description The public ID of the webhook endpoint.
         * @example whe_032YAKonrnRIPvDpQvcBLh
         */
        WebhookEndpointId: string;
        /**
         * @description The public ID of the event.
         * @example ev_032b1CZw2ZkGZrqNWBHQAa
         */
        EventId: string;
        /**
         * @description The ID of the event. Every attempt to deliver the event carries the same value: use it to recognise an event that
         *     you have already handled.
         * @example ev_032b1CZw2ZkGZrqNWBHQAa
         */
        WebhookId: string;
        /**
         * @description The time of this attempt in seconds since the Unix epoch, in decimal digits. Refuse a delivery whose time is more
         *     than five minutes away from your own clock.
         * @example 1772464021
         */
        WebhookTimestamp: string;
        /**
         * @description One signature for each signing secret that is currently valid, separated by spaces. Each is `v1,` followed by the
         *     base64 form of the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{raw body}`. The delivery is genuine when one
         *     of them matches.
         * @example v1,LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=
         */
        WebhookSignature: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Identifies this request in our logs. Quote it when you contact support.
         * @example req_032b11vdWDfdwsmCUf8vez
         */
        RequestId: string;
        /**
         * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
         *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
         * @example "key";q=2000;w=10
         */
        RateLimitPolicy: string;
        /**
         * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
         *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
         * @example "key";r=1999;t=1
         */
        RateLimit: string;
        /**
         * @description The neighbouring pages of this list ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288)), each an absolute URL:
         *     `rel="next"` leads to older objects, `rel="prev"` to newer ones. A relation is left out where there is no such
         *     page, and the header is absent when the whole list fits on one page.
         * @example <https://api.1099policy.com/api/v1/payment/sessions?limit=2&starting_after=hps_032ay5LmNbVJQJT3Q4jG04>; rel="next"
         */
        Link: string;
        /**
         * @description The methods that this path accepts, separated by commas.
         * @example GET, HEAD, POST
         */
        Allow: string;
        /**
         * @description The number of seconds to wait before you send the request again.
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
         *     key. Absent when the request was carried out now.
         * @example true
         */
        IdempotentReplayed: "true";
        /**
         * @description The number of seconds to wait before you send the request again. Present with `idempotency_key_in_use` alone.
         * @example 1
         */
        RetryAfterWhenInUse: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPaymentSessions: {
        parameters: {
            query?: {
                /**
                 * @description The number of objects on one page.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The ID of an object in this list; the page continues with the objects that follow it, the next older ones. It
                 *     cannot be combined with `ending_before`. An ID that is unknown is refused with `invalid_input`.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                starting_after?: components["parameters"]["StartingAfter"];
                /**
                 * @description The ID of an object in this list; the page ends with the object that precedes it, the next newer one. It cannot be
                 *     combined with `starting_after`. An ID that is unknown is refused with `invalid_input`.
                 * @example hps_032ay5LmNbVJQJT3Q4jG04
                 */
                ending_before?: components["parameters"]["EndingBefore"];
                /**
                 * @description Only the sessions of the contractor with this public ID.
                 * @example cn_032ZJ0rlogdis0JHZ8SVSX
                 */
                contractor?: string;
                /**
                 * @description Only the sessions with this status.
                 * @example pending
                 */
                status?: components["schemas"]["PaymentSessionStatus"];
            };
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of sessions. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description The neighbouring pages of this list ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288)), each an absolute URL:
                     *     `rel="next"` leads to older objects, `rel="prev"` to newer ones. A relation is left out where there is no such
                     *     page, and the header is absent when the whole list fits on one page.
                     * @example <https://api.1099policy.com/api/v1/payment/sessions?limit=2&starting_after=hps_032ay5LmNbVJQJT3Q4jG04>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentSession"][];
                };
            };
            400: components["responses"]["InvalidListRequest"];
            403: components["responses"]["InvalidApiKey"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createPaymentSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
                /**
                 * @description A key of your choice, 1 to 255 printable ASCII characters, that makes it safe to send this request again. For
                 *     24 hours the same key with the same body returns the first response instead of acting twice. When
                 *     `Idempotency-Key` is sent as well, this header wins.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Ten99Policy-Idempotent-Key"?: components["parameters"]["Ten99PolicyIdempotentKey"];
                /**
                 * @description The same as `Ten99Policy-Idempotent-Key`, under the name that many HTTP clients use.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The contractor and the way back. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentSessionCreate"];
            };
        };
        responses: {
            /** @description Session created. */
            201: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedPaymentSession"];
                };
            };
            /**
             * @description - `invalid_input` — the request is not as described here.
             *     - `invalid_return_url` — `return_url` breaks a rule or its host is not in your organization's allowlist.
             *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
             */
            400: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            403: components["responses"]["InvalidApiKey"];
            /** @description Contractor not found (`resource_not_found`). */
            404: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyKeyInUse"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ReplayableGeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPaymentSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the session.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                session: components["parameters"]["PaymentSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentSession"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["InvalidApiKey"];
            404: components["responses"]["PaymentSessionNotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelPaymentSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
                /**
                 * @description A key of your choice, 1 to 255 printable ASCII characters, that makes it safe to send this request again. For
                 *     24 hours the same key with the same body returns the first response instead of acting twice. When
                 *     `Idempotency-Key` is sent as well, this header wins.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Ten99Policy-Idempotent-Key"?: components["parameters"]["Ten99PolicyIdempotentKey"];
                /**
                 * @description The same as `Ten99Policy-Idempotent-Key`, under the name that many HTTP clients use.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The public ID of the session to cancel.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Session cancelled. The webhook with `event_type: payment.session.cancelled` will follow asynchronously. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentSession"];
                };
            };
            /**
             * @description - `session_not_pending` — the session is already in a terminal state.
             *     - `session_expired` — the session is past its `expires_at` and the expiry job hasn't flipped it yet.
             *     - `invalid_input` — the request is not as described here.
             *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
             */
            400: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            403: components["responses"]["InvalidApiKey"];
            /** @description Session not found (`resource_not_found`). */
            404: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyKeyInUse"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ReplayableGeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listContractors: {
        parameters: {
            query?: {
                /**
                 * @description The number of objects on one page.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The ID of an object in this list; the page continues with the objects that follow it, the next older ones. It
                 *     cannot be combined with `ending_before`. An ID that is unknown is refused with `invalid_input`.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                starting_after?: components["parameters"]["StartingAfter"];
                /**
                 * @description The ID of an object in this list; the page ends with the object that precedes it, the next newer one. It cannot be
                 *     combined with `starting_after`. An ID that is unknown is refused with `invalid_input`.
                 * @example hps_032ay5LmNbVJQJT3Q4jG04
                 */
                ending_before?: components["parameters"]["EndingBefore"];
                /**
                 * @description Only the contractor with this email address. Case does not matter.
                 * @example ada@example.com
                 */
                email?: string;
            };
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of contractors. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description The neighbouring pages of this list ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288)), each an absolute URL:
                     *     `rel="next"` leads to older objects, `rel="prev"` to newer ones. A relation is left out where there is no such
                     *     page, and the header is absent when the whole list fits on one page.
                     * @example <https://api.1099policy.com/api/v1/payment/sessions?limit=2&starting_after=hps_032ay5LmNbVJQJT3Q4jG04>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contractor"][];
                };
            };
            400: components["responses"]["InvalidListRequest"];
            403: components["responses"]["InvalidApiKey"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createContractor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
                /**
                 * @description A key of your choice, 1 to 255 printable ASCII characters, that makes it safe to send this request again. For
                 *     24 hours the same key with the same body returns the first response instead of acting twice. When
                 *     `Idempotency-Key` is sent as well, this header wins.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Ten99Policy-Idempotent-Key"?: components["parameters"]["Ten99PolicyIdempotentKey"];
                /**
                 * @description The same as `Ten99Policy-Idempotent-Key`, under the name that many HTTP clients use.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The details of the contractor. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractorCreate"];
            };
        };
        responses: {
            /** @description Contractor created. */
            201: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contractor"];
                };
            };
            /**
             * @description - `invalid_input` — the request is not as described here.
             *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
             */
            400: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            403: components["responses"]["InvalidApiKey"];
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description - `duplicate_email` — another contractor already has this email address.
             *     - `idempotency_key_in_use` — the first request with this idempotency key is still running.
             */
            409: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description The number of seconds to wait before you send the request again. Present with `idempotency_key_in_use` alone.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ReplayableGeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getContractor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the contractor.
                 * @example cn_032ZJ0rlogdis0JHZ8SVSX
                 */
                contractor: components["parameters"]["ContractorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contractor. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contractor"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["InvalidApiKey"];
            404: components["responses"]["ContractorNotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateContractor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the contractor.
                 * @example cn_032ZJ0rlogdis0JHZ8SVSX
                 */
                contractor: components["parameters"]["ContractorId"];
            };
            cookie?: never;
        };
        /** @description The properties to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractorUpdate"];
            };
        };
        responses: {
            /** @description Contractor updated. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contractor"];
                };
            };
            /**
             * @description - `invalid_input` — the request is not as described here.
             *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
             */
            400: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            403: components["responses"]["InvalidApiKey"];
            404: components["responses"]["ContractorNotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description Another contractor already has this email address (`duplicate_email`). */
            409: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteContractor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the contractor.
                 * @example cn_032ZJ0rlogdis0JHZ8SVSX
                 */
                contractor: components["parameters"]["ContractorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Contractor deleted. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedContractor"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["InvalidApiKey"];
            404: components["responses"]["ContractorNotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /**
                 * @description The number of objects on one page.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The ID of an object in this list; the page continues with the objects that follow it, the next older ones. It
                 *     cannot be combined with `ending_before`. An ID that is unknown is refused with `invalid_input`.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                starting_after?: components["parameters"]["StartingAfter"];
                /**
                 * @description The ID of an object in this list; the page ends with the object that precedes it, the next newer one. It cannot be
                 *     combined with `starting_after`. An ID that is unknown is refused with `invalid_input`.
                 * @example hps_032ay5LmNbVJQJT3Q4jG04
                 */
                ending_before?: components["parameters"]["EndingBefore"];
            };
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of webhook endpoints. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description The neighbouring pages of this list ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288)), each an absolute URL:
                     *     `rel="next"` leads to older objects, `rel="prev"` to newer ones. A relation is left out where there is no such
                     *     page, and the header is absent when the whole list fits on one page.
                     * @example <https://api.1099policy.com/api/v1/payment/sessions?limit=2&starting_after=hps_032ay5LmNbVJQJT3Q4jG04>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"][];
                };
            };
            400: components["responses"]["InvalidListRequest"];
            403: components["responses"]["InvalidApiKey"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
                /**
                 * @description A key of your choice, 1 to 255 printable ASCII characters, that makes it safe to send this request again. For
                 *     24 hours the same key with the same body returns the first response instead of acting twice. When
                 *     `Idempotency-Key` is sent as well, this header wins.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Ten99Policy-Idempotent-Key"?: components["parameters"]["Ten99PolicyIdempotentKey"];
                /**
                 * @description The same as `Ten99Policy-Idempotent-Key`, under the name that many HTTP clients use.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The URL, and which events it is to receive. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointCreate"];
            };
        };
        responses: {
            /** @description Webhook endpoint created. */
            201: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
            /**
             * @description - `invalid_input` — the request is not as described here.
             *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
             */
            400: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            403: components["responses"]["InvalidApiKey"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyKeyInUse"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ReplayableGeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the webhook endpoint.
                 * @example whe_032YAKonrnRIPvDpQvcBLh
                 */
                endpoint: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook endpoint. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["InvalidApiKey"];
            404: components["responses"]["WebhookEndpointNotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the webhook endpoint.
                 * @example whe_032YAKonrnRIPvDpQvcBLh
                 */
                endpoint: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        /** @description The properties to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointUpdate"];
            };
        };
        responses: {
            /** @description Webhook endpoint updated. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /**
             * @description - `invalid_input` — the request is not as described here.
             *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
             */
            400: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            403: components["responses"]["InvalidApiKey"];
            404: components["responses"]["WebhookEndpointNotFound"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the webhook endpoint.
                 * @example whe_032YAKonrnRIPvDpQvcBLh
                 */
                endpoint: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Webhook endpoint deleted. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedWebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["InvalidApiKey"];
            404: components["responses"]["WebhookEndpointNotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rotateWebhookEndpointSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
                /**
                 * @description A key of your choice, 1 to 255 printable ASCII characters, that makes it safe to send this request again. For
                 *     24 hours the same key with the same body returns the first response instead of acting twice. When
                 *     `Idempotency-Key` is sent as well, this header wins.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Ten99Policy-Idempotent-Key"?: components["parameters"]["Ten99PolicyIdempotentKey"];
                /**
                 * @description The same as `Ten99Policy-Idempotent-Key`, under the name that many HTTP clients use.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The public ID of the webhook endpoint.
                 * @example whe_032YAKonrnRIPvDpQvcBLh
                 */
                endpoint: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Secret rotated. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedWebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["InvalidApiKey"];
            /** @description Webhook endpoint not found (`resource_not_found`). */
            404: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyKeyInUse"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ReplayableGeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookEndpointDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description The number of objects on one page.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The ID of an object in this list; the page continues with the objects that follow it, the next older ones. It
                 *     cannot be combined with `ending_before`. An ID that is unknown is refused with `invalid_input`.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                starting_after?: components["parameters"]["StartingAfter"];
                /**
                 * @description The ID of an object in this list; the page ends with the object that precedes it, the next newer one. It cannot be
                 *     combined with `starting_after`. An ID that is unknown is refused with `invalid_input`.
                 * @example hps_032ay5LmNbVJQJT3Q4jG04
                 */
                ending_before?: components["parameters"]["EndingBefore"];
            };
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the webhook endpoint.
                 * @example whe_032YAKonrnRIPvDpQvcBLh
                 */
                endpoint: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of deliveries. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description The neighbouring pages of this list ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288)), each an absolute URL:
                     *     `rel="next"` leads to older objects, `rel="prev"` to newer ones. A relation is left out where there is no such
                     *     page, and the header is absent when the whole list fits on one page.
                     * @example <https://api.1099policy.com/api/v1/payment/sessions?limit=2&starting_after=hps_032ay5LmNbVJQJT3Q4jG04>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"][];
                };
            };
            400: components["responses"]["InvalidListRequest"];
            403: components["responses"]["InvalidApiKey"];
            404: components["responses"]["WebhookEndpointNotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description The number of objects on one page.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The ID of an object in this list; the page continues with the objects that follow it, the next older ones. It
                 *     cannot be combined with `ending_before`. An ID that is unknown is refused with `invalid_input`.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                starting_after?: components["parameters"]["StartingAfter"];
                /**
                 * @description The ID of an object in this list; the page ends with the object that precedes it, the next newer one. It cannot be
                 *     combined with `starting_after`. An ID that is unknown is refused with `invalid_input`.
                 * @example hps_032ay5LmNbVJQJT3Q4jG04
                 */
                ending_before?: components["parameters"]["EndingBefore"];
                /**
                 * @description Only the events of this type.
                 * @example payment.session.cancelled
                 */
                type?: components["schemas"]["EventType"];
            };
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of events. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description The neighbouring pages of this list ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288)), each an absolute URL:
                     *     `rel="next"` leads to older objects, `rel="prev"` to newer ones. A relation is left out where there is no such
                     *     page, and the header is absent when the whole list fits on one page.
                     * @example <https://api.1099policy.com/api/v1/payment/sessions?limit=2&starting_after=hps_032ay5LmNbVJQJT3Q4jG04>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"][];
                };
            };
            400: components["responses"]["InvalidListRequest"];
            403: components["responses"]["InvalidApiKey"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
            };
            path: {
                /**
                 * @description The public ID of the event.
                 * @example ev_032b1CZw2ZkGZrqNWBHQAa
                 */
                event: components["parameters"]["EventId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["InvalidApiKey"];
            404: components["responses"]["EventNotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["GeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resendEvent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
                /**
                 * @description A key of your choice, 1 to 255 printable ASCII characters, that makes it safe to send this request again. For
                 *     24 hours the same key with the same body returns the first response instead of acting twice. When
                 *     `Idempotency-Key` is sent as well, this header wins.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Ten99Policy-Idempotent-Key"?: components["parameters"]["Ten99PolicyIdempotentKey"];
                /**
                 * @description The same as `Ten99Policy-Idempotent-Key`, under the name that many HTTP clients use.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The public ID of the event.
                 * @example ev_032b1CZw2ZkGZrqNWBHQAa
                 */
                event: components["parameters"]["EventId"];
            };
            cookie?: never;
        };
        /** @description Where to send the event; leave it out to send it everywhere. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EventResend"];
            };
        };
        responses: {
            /** @description The deliveries that were queued; none when no endpoint receives events of this type. */
            202: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"][];
                };
            };
            /**
             * @description - `invalid_input` — the request is not as described here.
             *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
             */
            400: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            403: components["responses"]["InvalidApiKey"];
            /** @description Event or webhook endpoint not found (`resource_not_found`). */
            404: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description - `endpoint_disabled` — the given webhook endpoint is disabled.
             *     - `idempotency_key_in_use` — the first request with this idempotency key is still running.
             */
            409: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description The number of seconds to wait before you send the request again. Present with `idempotency_key_in_use` alone.
                     * @example 1
                     */
                    "Retry-After"?: number;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ReplayableGeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    completePaymentSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
                /**
                 * @description A key of your choice, 1 to 255 printable ASCII characters, that makes it safe to send this request again. For
                 *     24 hours the same key with the same body returns the first response instead of acting twice. When
                 *     `Idempotency-Key` is sent as well, this header wins.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Ten99Policy-Idempotent-Key"?: components["parameters"]["Ten99PolicyIdempotentKey"];
                /**
                 * @description The same as `Ten99Policy-Idempotent-Key`, under the name that many HTTP clients use.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The public ID of the session to complete.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Session completed. The webhook with `event_type: payment.session.completed` will follow asynchronously. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentSession"];
                };
            };
            /**
             * @description - `session_not_pending` — the session is already in a terminal state.
             *     - `session_expired` — the session is past its `expires_at` and the expiry job hasn't flipped it yet.
             *     - `invalid_input` — the request is not as described here.
             *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
             */
            400: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            403: components["responses"]["InvalidApiKey"];
            /** @description Session not found, or the API key is a live key (`resource_not_found`). */
            404: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyKeyInUse"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ReplayableGeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    expirePaymentSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The environment that you believe to be working in. The API key alone decides the environment; when this header is
                 *     present and contradicts the key, the request is refused with `environment_mismatch`.
                 * @example sandbox
                 */
                "Ten99Policy-Environment"?: components["parameters"]["Environment"];
                /**
                 * @description A key of your choice, 1 to 255 printable ASCII characters, that makes it safe to send this request again. For
                 *     24 hours the same key with the same body returns the first response instead of acting twice. When
                 *     `Idempotency-Key` is sent as well, this header wins.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Ten99Policy-Idempotent-Key"?: components["parameters"]["Ten99PolicyIdempotentKey"];
                /**
                 * @description The same as `Ten99Policy-Idempotent-Key`, under the name that many HTTP clients use.
                 * @example 3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The public ID of the session to expire.
                 * @example hps_032b11voKwE9nsjphbgwRD
                 */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Session expired. The webhook with `event_type: payment.session.expired` will follow asynchronously. */
            200: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentSession"];
                };
            };
            /**
             * @description - `session_not_pending` — the session is already in a terminal state.
             *     - `invalid_input` — the request is not as described here.
             *     - `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.
             */
            400: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            403: components["responses"]["InvalidApiKey"];
            /** @description Session not found, or the API key is a live key (`resource_not_found`). */
            404: {
                headers: {
                    /**
                     * @description Identifies this request in our logs. Quote it when you contact support.
                     * @example req_032b11vdWDfdwsmCUf8vez
                     */
                    "Request-Id": string;
                    /**
                     * @description The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),
                     *     and in how many seconds as many again (`w`). Absent where the server sets no limit.
                     * @example "key";q=2000;w=10
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now
                     *     (`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.
                     * @example "key";r=1999;t=1
                     */
                    RateLimit?: string;
                    /**
                     * @description Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency
                     *     key. Absent when the request was carried out now.
                     * @example true
                     */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyKeyInUse"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ReplayableGeneralError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    paymentSessionCompleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ID of the event. Every attempt to deliver the event carries the same value: use it to recognise an event that
                 *     you have already handled.
                 * @example ev_032b1CZw2ZkGZrqNWBHQAa
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description The time of this attempt in seconds since the Unix epoch, in decimal digits. Refuse a delivery whose time is more
                 *     than five minutes away from your own clock.
                 * @example 1772464021
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature for each signing secret that is currently valid, separated by spaces. Each is `v1,` followed by the
                 *     base64 form of the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{raw body}`. The delivery is genuine when one
                 *     of them matches.
                 * @example v1,LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentSessionCompletedEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookEndpointGone"];
            "2XX": components["responses"]["WebhookReceived"];
            "4XX": components["responses"]["WebhookRefused"];
            "5XX": components["responses"]["WebhookRefused"];
        };
    };
    paymentSessionCancelled: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ID of the event. Every attempt to deliver the event carries the same value: use it to recognise an event that
                 *     you have already handled.
                 * @example ev_032b1CZw2ZkGZrqNWBHQAa
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description The time of this attempt in seconds since the Unix epoch, in decimal digits. Refuse a delivery whose time is more
                 *     than five minutes away from your own clock.
                 * @example 1772464021
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature for each signing secret that is currently valid, separated by spaces. Each is `v1,` followed by the
                 *     base64 form of the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{raw body}`. The delivery is genuine when one
                 *     of them matches.
                 * @example v1,LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentSessionCancelledEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookEndpointGone"];
            "2XX": components["responses"]["WebhookReceived"];
            "4XX": components["responses"]["WebhookRefused"];
            "5XX": components["responses"]["WebhookRefused"];
        };
    };
    paymentSessionExpired: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ID of the event. Every attempt to deliver the event carries the same value: use it to recognise an event that
                 *     you have already handled.
                 * @example ev_032b1CZw2ZkGZrqNWBHQAa
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description The time of this attempt in seconds since the Unix epoch, in decimal digits. Refuse a delivery whose time is more
                 *     than five minutes away from your own clock.
                 * @example 1772464021
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature for each signing secret that is currently valid, separated by spaces. Each is `v1,` followed by the
                 *     base64 form of the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{raw body}`. The delivery is genuine when one
                 *     of them matches.
                 * @example v1,LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentSessionExpiredEvent"];
            };
        };
        responses: {
            410: components["responses"]["WebhookEndpointGone"];
            "2XX": components["responses"]["WebhookReceived"];
            "4XX": components["responses"]["WebhookRefused"];
            "5XX": components["responses"]["WebhookRefused"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
type Composed<T> = T;
/**
 * Payment session
 * @description A single-use, time-boxed flow in which one contractor saves a card on a page that we host and then returns to a URL
 *     of yours.
 */
export interface PaymentSession {
    /**
     * Format: int64
     * @description Time at which the session was cancelled: by you, by the contractor, or because you deleted the contractor. Null
     *     unless `status` is `cancelled`. Measured in seconds since the Unix epoch.
     */
    cancelled_at: number | null;
    /**
     * Format: int64
     * @description Time at which the session reached `completed`. Null unless the contractor successfully saved a card. Measured
     *     in seconds since the Unix epoch.
     */
    completed_at: number | null;
    /** @description Public ID of the contractor the session is scoped to. */
    contractor_id: string;
    /**
     * Format: int64
     * @description Time at which the object was created. Measured in seconds since the Unix epoch.
     */
    created: number;
    /**
     * Format: int64
     * @description Time at which a pending session expires and becomes unusable. Measured in seconds since the Unix epoch.
     *     Default lifetime is 30 minutes from creation.
     */
    expires_at: number;
    /** @description Unique identifier for the object. */
    id: string;
    processor: components["schemas"]["Processor"];
    /**
     * @description HTTPS URL the contractor is redirected to when the flow terminates. The host must be in your organization's
     *     configured `hosted_flow_allowed_redirect_hosts` allowlist; exact host match only, no wildcards. URLs with
     *     credentials (`user:pass@`) or fragments are rejected at creation time.
     */
    return_url: string;
    status: components["schemas"]["PaymentSessionStatus"];
    /**
     * @description The single-use URL to redirect the contractor to. Shown exactly once, at session creation. The token embedded
     *     in this URL is a secret — do not log it, do not persist it, do not share it beyond the contractor's browser.
     */
    url?: string;
}
/**
 * Error detail
 * @description One problem in one place of the request.
 */
export interface ErrorDetail {
    /**
     * @description Where the problem is: a JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) into the request
     *     body, or a slash and the name of a path, query or header parameter. Empty for the body as a whole.
     * @example /return_url
     */
    path: string;
    /** @description One sentence that says what is expected there. */
    message: string;
}
/**
 * Payment session to create
 * @description Who is to save a card, and where the contractor goes afterwards.
 */
export interface PaymentSessionCreate {
    /** @description Public ID of the contractor who is to save a card. */
    contractor: string;
    /**
     * @description HTTPS URL the contractor is redirected to when the flow terminates, at most 2,048 characters. The host must be
     *     in your organization's configured `hosted_flow_allowed_redirect_hosts` allowlist: exact host match, with the
     *     port when it is not 443. Credentials (`user:pass@`), fragments, backslashes, whitespace and control characters
     *     are refused. With a test key, `http` is allowed for a loopback host in the allowlist. A URL that breaks these
     *     rules is answered with `invalid_return_url`.
     */
    return_url: string;
}
/**
 * Created payment session
 * @description The new session together with its `url`, which no other response contains. When the response is lost, send the
 *     request again with the same idempotency key to receive the very same `url`.
 */
export interface CreatedPaymentSession extends Composed<WithRequired<components["schemas"]["PaymentSession"], "url">> {
}
/**
 * Address
 * @description A postal address.
 */
export interface Address {
    /** @description Street and number. */
    line1: string;
    /** @description Apartment, suite or floor. Null when not given. */
    line2: string | null;
    /** @description The city or town. */
    locality: string;
    /** @description The state or province. */
    region: string;
    /** @description The postal code. */
    postalcode: string;
    /** @description The country, as it was given. Null when not given. */
    country: string | null;
}
/**
 * Custom metadata
 * @description Up to 50 key-value pairs for your own use. Keys have up to 40 characters; values are strings of up to 500
 *     characters, numbers or booleans. Do not store secrets or personal data here.
 */
export interface CustomMetadata {
    [key: string]: string | number | boolean;
}
/**
 * Card
 * @description What may be shown of a saved card. The card itself is kept by the payment provider.
 */
export interface Card {
    brand: components["schemas"]["CardBrand"];
    /** @description The last four digits of the card number. */
    last4: string;
    /** @description The month in which the card expires, 1 to 12. */
    exp_month: number;
    /** @description The year in which the card expires, with four digits. */
    exp_year: number;
}
/**
 * Contractor
 * @description A person or business that does work through your organization.
 */
export interface Contractor {
    /** @description Unique identifier for the object. */
    id: string;
    /**
     * Format: int64
     * @description Time at which the object was created. Measured in seconds since the Unix epoch.
     */
    created: number;
    /** @description The contractor's first name. */
    first_name: string;
    /** @description The contractor's middle name. Null when not given. */
    middle_name: string | null;
    /** @description The contractor's last name. */
    last_name: string;
    /** @description The name of the contractor's company. Null when not given. */
    company_name: string | null;
    /** @description The contractor's email address. No two contractors of an environment share one. */
    email: string;
    /** @description The contractor's phone number, as it was given. */
    phone: string;
    address: components["schemas"]["Address"];
    /** @description Whether premiums are withheld from the contractor's pay. Null when not given. */
    withhold_premium: boolean | null;
    /** @description The key-value pairs that you attached to the contractor. Null when there are none. */
    custom_metadata: components["schemas"]["CustomMetadata"] | null;
    /** @description The card that the contractor saved in the latest completed payment session. Null until a session completes. */
    card: components["schemas"]["Card"] | null;
}
/**
 * Address to save
 * @description A postal address.
 */
export interface AddressInput {
    line1: components["schemas"]["AddressLine1"];
    line2?: components["schemas"]["AddressLine2"];
    locality: components["schemas"]["AddressLocality"];
    region: components["schemas"]["AddressRegion"];
    postalcode: components["schemas"]["AddressPostalcode"];
    country?: components["schemas"]["AddressCountry"];
}
/**
 * Contractor to create
 * @description The details of a new contractor.
 */
export interface ContractorCreate {
    first_name: components["schemas"]["FirstName"];
    middle_name?: components["schemas"]["MiddleName"];
    last_name: components["schemas"]["LastName"];
    company_name?: components["schemas"]["CompanyName"];
    email: components["schemas"]["Email"];
    phone: components["schemas"]["Phone"];
    address: components["schemas"]["AddressInput"];
    tax_identification?: components["schemas"]["TaxIdentification"];
    withhold_premium?: components["schemas"]["WithholdPremium"];
    custom_metadata?: components["schemas"]["CustomMetadataInput"];
}
/**
 * Address update
 * @description The parts of the address to change; at least one. A part that is left out keeps its value.
 */
export interface AddressChanges {
    line1?: components["schemas"]["AddressLine1"];
    line2?: components["schemas"]["AddressLine2"];
    locality?: components["schemas"]["AddressLocality"];
    region?: components["schemas"]["AddressRegion"];
    postalcode?: components["schemas"]["AddressPostalcode"];
    country?: components["schemas"]["AddressCountry"];
}
/**
 * Contractor update
 * @description The details to change; at least one. A property that is left out keeps its value. `null` clears an optional one.
 *     `custom_metadata` is replaced as a whole; of `address` only the given parts change.
 */
export interface ContractorUpdate {
    first_name?: components["schemas"]["FirstName"];
    middle_name?: components["schemas"]["MiddleName"];
    last_name?: components["schemas"]["LastName"];
    company_name?: components["schemas"]["CompanyName"];
    email?: components["schemas"]["Email"];
    phone?: components["schemas"]["Phone"];
    address?: components["schemas"]["AddressChanges"];
    tax_identification?: components["schemas"]["TaxIdentification"];
    withhold_premium?: components["schemas"]["WithholdPremium"];
    custom_metadata?: components["schemas"]["CustomMetadataInput"];
}
/**
 * Deleted contractor
 * @description Confirms that a contractor was deleted.
 */
export interface DeletedContractor {
    /** @description The ID of the contractor that was deleted. */
    id: string;
    /**
     * @description The kind of the object that was deleted.
     * @constant
     */
    object: "contractor";
    /**
     * @description Always true.
     * @constant
     */
    deleted: true;
    /**
     * Format: int64
     * @description Time at which the object was deleted. Measured in seconds since the Unix epoch.
     */
    deleted_at: number;
}
/**
 * Webhook endpoint
 * @description A URL of yours that receives events of one environment.
 */
export interface WebhookEndpoint {
    /** @description Unique identifier for the object. */
    id: string;
    /** @description The URL that events are sent to. */
    url: string;
    /** @description Your own note on what the endpoint is for. Null when not given. */
    description: string | null;
    /** @description The types of the events that the endpoint receives. */
    enabled_events: components["schemas"]["EventType"][];
    status: components["schemas"]["WebhookEndpointStatus"];
    /** @description Why the endpoint receives nothing. Null while `status` is `enabled`. */
    disabled_reason: components["schemas"]["WebhookEndpointDisabledReason"] | null;
    /**
     * Format: int64
     * @description Time at which the object was created. Measured in seconds since the Unix epoch.
     */
    created: number;
}
/**
 * Webhook endpoint to create
 * @description Where events are to be sent, and which ones.
 */
export interface WebhookEndpointCreate {
    url: components["schemas"]["WebhookEndpointUrl"];
    description?: components["schemas"]["WebhookEndpointDescription"];
    enabled_events?: components["schemas"]["EnabledEvents"];
}
/**
 * Created webhook endpoint
 * @description The new endpoint together with its signing secret, which no later response shows again.
 */
export interface CreatedWebhookEndpoint extends Composed<components["schemas"]["WebhookEndpoint"] & {
    secret: components["schemas"]["SigningSecret"];
}> {
}
/**
 * Webhook endpoint update
 * @description The properties to change; at least one. A property that is left out keeps its value.
 */
export interface WebhookEndpointUpdate {
    url?: components["schemas"]["WebhookEndpointUrl"];
    description?: components["schemas"]["WebhookEndpointDescription"];
    enabled_events?: components["schemas"]["EnabledEvents"];
    /** @description `disabled` stops all deliveries to the endpoint; `enabled` resumes them, also after we disabled it. */
    status?: components["schemas"]["WebhookEndpointStatus"];
}
/**
 * Deleted webhook endpoint
 * @description Confirms that a webhook endpoint was deleted.
 */
export interface DeletedWebhookEndpoint {
    /** @description The ID of the endpoint that was deleted. */
    id: string;
    /**
     * @description The kind of the object that was deleted.
     * @constant
     */
    object: "webhook_endpoint";
    /**
     * @description Always true.
     * @constant
     */
    deleted: true;
    /**
     * Format: int64
     * @description Time at which the object was deleted. Measured in seconds since the Unix epoch.
     */
    deleted_at: number;
}
/**
 * Webhook endpoint with a new secret
 * @description The endpoint together with its new signing secret, which no later response shows again.
 */
export interface RotatedWebhookEndpoint extends Composed<components["schemas"]["WebhookEndpoint"] & {
    secret: components["schemas"]["SigningSecret"];
    /**
     * Format: int64
     * @description Time until which deliveries are signed with the previous secret as well. Null when no previous secret is
     *     valid. Measured in seconds since the Unix epoch.
     */
    previous_secret_expires_at: number | null;
}> {
}
/**
 * Delivery attempt
 * @description One request that was sent to the endpoint.
 */
export interface DeliveryAttempt {
    /**
     * Format: int64
     * @description Time at which the request was sent. Measured in seconds since the Unix epoch.
     */
    attempted_at: number;
    /** @description The status of the response. Null when there was none. */
    status_code: number | null;
    /** @description How long the attempt took, in milliseconds. */
    duration_ms: number;
    /** @description Why there was no usable response, in one sentence. Null when there was one. */
    error: string | null;
}
/**
 * Delivery
 * @description The sending of one event to one webhook endpoint, with every attempt that was made.
 */
export interface Delivery {
    /** @description Unique identifier for the object. */
    id: string;
    /** @description Public ID of the event that is delivered. */
    event_id: string;
    event_type: components["schemas"]["EventType"];
    /** @description Public ID of the webhook endpoint that the event is sent to. */
    webhook_endpoint_id: string;
    status: components["schemas"]["DeliveryStatus"];
    /** @description The attempts made so far, oldest first. */
    attempts: components["schemas"]["DeliveryAttempt"][];
    /**
     * Format: int64
     * @description Time of the next attempt. Null unless `status` is `pending`. Measured in seconds since the Unix epoch.
     */
    next_attempt_at: number | null;
    /**
     * Format: int64
     * @description Time at which the object was created. Measured in seconds since the Unix epoch.
     */
    created: number;
}
/**
 * Payment session snapshot
 * @description The session as it was when the event happened. It never contains `url`.
 */
export interface PaymentSessionSnapshot extends Composed<components["schemas"]["PaymentSession"] & {
    url?: never;
}> {
}
/**
 * Event
 * @description Something that happened to one of your objects. Webhooks deliver it in the same shape.
 */
export interface Event {
    /** @description Unique identifier for the object. */
    id: string;
    event_type: components["schemas"]["EventType"];
    /**
     * Format: int64
     * @description Time at which the event happened. Measured in seconds since the Unix epoch.
     */
    created: number;
    data: components["schemas"]["PaymentSessionSnapshot"];
}
/**
 * Event to resend
 * @description Where the event is to be sent again.
 */
export interface EventResend {
    /**
     * @description Public ID of the one webhook endpoint to send the event to, which need not be one that receives events of its
     *     type. When it is left out, the event is sent to every enabled endpoint that does.
     */
    webhook_endpoint?: string;
}
/**
 * Completed payment session snapshot
 * @description The session as it was when it was completed. It never contains `url`.
 */
export interface CompletedPaymentSessionSnapshot extends Composed<components["schemas"]["PaymentSessionSnapshot"] & {
    /**
     * @description Status of the session after the event.
     * @constant
     */
    status?: "completed";
    /**
     * Format: int64
     * @description Time at which the session was completed. Measured in seconds since the Unix epoch.
     */
    completed_at?: number;
}> {
}
/**
 * Payment session completed
 * @description The contractor saved a card.
 */
export interface PaymentSessionCompletedEvent {
    /** @description Unique identifier for the object. */
    id: string;
    /**
     * @description What happened.
     * @constant
     */
    event_type: "payment.session.completed";
    /**
     * Format: int64
     * @description Time at which the event happened. Measured in seconds since the Unix epoch.
     */
    created: number;
    data: components["schemas"]["CompletedPaymentSessionSnapshot"];
}
/**
 * Cancelled payment session snapshot
 * @description The session as it was when it was cancelled. It never contains `url`.
 */
export interface CancelledPaymentSessionSnapshot extends Composed<components["schemas"]["PaymentSessionSnapshot"] & {
    /**
     * @description Status of the session after the event.
     * @constant
     */
    status?: "cancelled";
    /**
     * Format: int64
     * @description Time at which the session was cancelled. Measured in seconds since the Unix epoch.
     */
    cancelled_at?: number;
}> {
}
/**
 * Payment session cancelled
 * @description The session was cancelled: by you, by the contractor, or because you deleted the contractor.
 */
export interface PaymentSessionCancelledEvent {
    /** @description Unique identifier for the object. */
    id: string;
    /**
     * @description What happened.
     * @constant
     */
    event_type: "payment.session.cancelled";
    /**
     * Format: int64
     * @description Time at which the event happened. Measured in seconds since the Unix epoch.
     */
    created: number;
    data: components["schemas"]["CancelledPaymentSessionSnapshot"];
}
/**
 * Expired payment session snapshot
 * @description The session as it was when it expired. It never contains `url`.
 */
export interface ExpiredPaymentSessionSnapshot extends Composed<components["schemas"]["PaymentSessionSnapshot"] & {
    /**
     * @description Status of the session after the event.
     * @constant
     */
    status?: "expired";
}> {
}
/**
 * Payment session expired
 * @description The session reached its `expires_at` before the contractor saved a card.
 */
export interface PaymentSessionExpiredEvent {
    /** @description Unique identifier for the object. */
    id: string;
    /**
     * @description What happened.
     * @constant
     */
    event_type: "payment.session.expired";
    /**
     * Format: int64
     * @description Time at which the event happened. Measured in seconds since the Unix epoch.
     */
    created: number;
    data: components["schemas"]["ExpiredPaymentSessionSnapshot"];
}
