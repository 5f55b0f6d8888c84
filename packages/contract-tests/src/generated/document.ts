// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { JsonObject } from "../document/json.ts";

export const document: JsonObject = {
  "openapi": "3.1.0",
  "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
  "info": {
    "title": "Payment Sessions API",
    "version": "0.0.0",
    "summary": "Let a contractor save a card on a page that we host.",
    "license": {
      "name": "MIT",
      "identifier": "MIT"
    },
    "description": "A **payment session** is a single-use, time-boxed flow: you create it for one contractor, redirect the contractor to\nits `url`, the contractor saves a card on a page that we host, and returns to a URL of yours. Card data never\ntouches your servers.\n\n1. Create a session with the contractor's ID and your `return_url`.\n2. Redirect the contractor's browser to the `url` of the response.\n3. The contractor comes back to your `return_url`, with `hps_id` and `status` in its query. Treat them as a hint\n   for what to show: anybody can type them.\n4. Act on the webhook, or on what `GET /api/v1/payment/sessions/{session}` says.\n\nA session is `pending` until it is `completed`, `cancelled` or `expired`; these three are final. It expires\n30 minutes after its creation.\n\n## Authentication\n\nSend your API key with every request, in one of these ways:\n\n```\nAuthorization: Bearer t9k_test_IaxflZHm7Smnownmi7q8vgZpwOjzzzzzz\n```\n\nor with HTTP Basic, the key as user name and an empty password. `Authorization: Basic KEY` with the key as it is,\nnot encoded, is accepted as well. A key in the query string is never accepted. A missing, malformed, unknown,\nrevoked or expired key is answered with 403 and `invalid_api_key`, before anything else of the request is looked at.\n\n## Environments\n\nThere are two environments which share nothing: keys that begin with `t9k_test_` work in the sandbox, keys that\nbegin with `t9k_live_` in production. The key alone decides. You may state the environment that you believe to be\nworking in with the header `Ten99Policy-Environment: sandbox` or `production`: when it contradicts the key, the\nrequest is refused with `environment_mismatch`. An object of another organization or of the other environment is\nanswered exactly as one that does not exist.\n\n## Idempotency\n\nEvery `POST` accepts a key of your choice in `Ten99Policy-Idempotent-Key` or `Idempotency-Key`, so that you can\nsend it again when you do not know what became of it. For 24 hours the same key with the same body returns the first\nstatus and body, errors included, with the header `Idempotent-Replayed: true`. The same key with another body, or\nwith another ID in the path, is answered with 422 and `idempotency_key_reused`; while the first request is still\nrunning, the answer is 409 and `idempotency_key_in_use`. Requests that fail authentication or validation are not\nstored, nor are those answered with 429 or 503: send them again with the same key. Keys belong to one API key and\none route.\n\n## Rate limits\n\nEach API key may send a number of requests at once, and as many again over some seconds, evenly spread: a request\nthat you do not send now is there for later, up to that number. Every request with a good key counts, whatever its\nanswer; an answer that is replayed under an idempotency key counts as well. Each of these answers says where you\nstand, in the fields of the\n[IETF's draft](https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/11/):\n\n```\nRateLimit-Policy: \"key\";q=2000;w=10\nRateLimit: \"key\";r=1987;t=1\n```\n\nHere 2,000 requests may be sent at once and another 2,000 over every 10 seconds; 1,987 of them are left, and within\n1 second there will be one more. What goes beyond the limit is not carried out: it is answered with 429 and\n`rate_limited`, before anything else of the request is looked at. Wait as many seconds as `Retry-After` says and send\nit again, with the same idempotency key. Do not count on the numbers: a limit may change, and need not be told.\n\n## Errors\n\nEvery response outside 2xx has the same shape: `error_code` for programs, `message` for developers, `request_id`,\nand, where the problems can be located, `errors` with one entry for each.\n\n| Status | `error_code` | What to do |\n|---|---|---|\n| 400 | `invalid_input` | Correct the request; `errors` names the places. |\n| 400 | `invalid_return_url` | Use an HTTPS URL whose host is in your organization's allowlist. |\n| 400 | `session_not_pending` | The session has ended; create a new one if you need it. |\n| 400 | `session_expired` | The session is past its time; create a new one. |\n| 400 | `environment_mismatch` | Use the key of the environment that the header names. |\n| 403 | `invalid_api_key` | Check the API key. |\n| 404 | `resource_not_found` | Check the ID, and that the key belongs to the same environment. |\n| 405 | `method_not_allowed` | Use one of the methods in the `Allow` header. |\n| 409 | `idempotency_key_in_use` | Wait for the time in `Retry-After` and send the request again. |\n| 409 | `duplicate_email` | Use the contractor that has this email address. |\n| 409 | `endpoint_disabled` | Enable the webhook endpoint first. |\n| 413 | `payload_too_large` | Send at most 64 KiB. |\n| 415 | `unsupported_media_type` | Send `Content-Type: application/json`. |\n| 422 | `idempotency_key_reused` | Use a new idempotency key for a new request. |\n| 429 | `rate_limited` | Wait for the time in `Retry-After` and send the request again. |\n| 500 | `general_error` | Tell us the `request_id`. |\n| 503 | `service_unavailable` | Wait for the time in `Retry-After` and send the request again. |\n\nRequests are read strictly: unknown properties and query parameters are refused by name, and JSON values are never\nconverted from one type to another.\n\n## Pagination\n\nLists are bare arrays, newest first. `limit` sets the size of a page, from 1 to 100. To go on, pass the ID of the\nlast object as `starting_after`; to go back, pass the ID of the first as `ending_before`. The `Link` header holds\nthe finished URLs of the `next` and `prev` pages.\n\n## Webhooks\n\nRegister an endpoint and keep its `secret`. Deliveries are signed by\n[Standard Webhooks](https://www.standardwebhooks.com/): verify the signature over the raw body with any of its\nlibraries, and refuse timestamps that are more than five minutes off. Events arrive at least once and in any order:\nuse the `webhook-id` header to drop repetitions. Answer with a 2xx status within 15 seconds. Other answers are\nretried for about 28 hours; 410 disables the endpoint, and so do five days of nothing but failures.\n\n## Request IDs\n\nEvery response has a `Request-Id` header, and every error repeats it in its body. Quote it when you contact support.\n\n## Changes\n\nNew operations, optional properties, headers and values of the enums that are marked as open may be added at any\ntime. Ignore properties that you do not know.\n"
  },
  "servers": [
    {
      "url": "https://api.1099policy.com",
      "description": "The service; the API key decides the environment"
    },
    {
      "url": "http://127.0.0.1:4242",
      "description": "A server on your own machine"
    }
  ],
  "security": [
    {
      "bearerAuth": []
    },
    {
      "basicAuth": []
    }
  ],
  "tags": [
    {
      "name": "Payment sessions",
      "description": "Single-use, time-boxed flows in which a contractor saves a card."
    },
    {
      "name": "Contractors",
      "description": "The people and businesses that do work through your organization."
    },
    {
      "name": "Webhook endpoints",
      "description": "The URLs of yours that receive events, their signing secrets and what was delivered to them."
    },
    {
      "name": "Events",
      "description": "What happened to your objects. Events are kept for 30 days."
    },
    {
      "name": "Test helpers",
      "description": "Shortcuts for testing your integration. They work with test keys only; a live key is answered with 404."
    }
  ],
  "paths": {
    "/api/v1/payment/sessions": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        }
      ],
      "post": {
        "operationId": "createPaymentSession",
        "tags": [
          "Payment sessions"
        ],
        "summary": "Create a payment session",
        "description": "Creates a session in which the given contractor can save a card. Redirect the contractor to the `url` of the\nresponse: it is shown here and never again. The session expires 30 minutes after its creation.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Ten99PolicyIdempotentKey"
          },
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "description": "The contractor and the way back.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PaymentSessionCreate"
              },
              "examples": {
                "paymentSessionToCreate": {
                  "$ref": "#/components/examples/PaymentSessionToCreate"
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Session created.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CreatedPaymentSession"
                },
                "examples": {
                  "newPaymentSession": {
                    "$ref": "#/components/examples/NewPaymentSession"
                  }
                }
              }
            }
          },
          "400": {
            "description": "- `invalid_input` — the request is not as described here.\n- `invalid_return_url` — `return_url` breaks a rule or its host is not in your organization's allowlist.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "invalid_input": {
                    "$ref": "#/components/examples/InvalidSessionBody"
                  },
                  "invalid_return_url": {
                    "$ref": "#/components/examples/InvalidReturnUrl"
                  },
                  "environment_mismatch": {
                    "$ref": "#/components/examples/EnvironmentMismatch"
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "description": "Contractor not found (`resource_not_found`).",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "resource_not_found": {
                    "$ref": "#/components/examples/ContractorNotFound"
                  }
                }
              }
            }
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "409": {
            "$ref": "#/components/responses/IdempotencyKeyInUse"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/UnsupportedMediaType"
          },
          "422": {
            "$ref": "#/components/responses/IdempotencyKeyReused"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/ReplayableGeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      },
      "get": {
        "operationId": "listPaymentSessions",
        "tags": [
          "Payment sessions"
        ],
        "summary": "List payment sessions",
        "description": "Returns the sessions of the environment that the API key belongs to, newest first, without their `url`.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/StartingAfter"
          },
          {
            "$ref": "#/components/parameters/EndingBefore"
          },
          {
            "name": "contractor",
            "in": "query",
            "description": "Only the sessions of the contractor with this public ID.",
            "required": false,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255
            },
            "example": "cn_032ZJ0rlogdis0JHZ8SVSX"
          },
          {
            "name": "status",
            "in": "query",
            "description": "Only the sessions with this status.",
            "required": false,
            "schema": {
              "$ref": "#/components/schemas/PaymentSessionStatus"
            },
            "example": "pending"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of sessions.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Link": {
                "$ref": "#/components/headers/Link"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "description": "Sessions, newest first.",
                  "maxItems": 100,
                  "items": {
                    "$ref": "#/components/schemas/PaymentSession"
                  }
                },
                "examples": {
                  "paymentSessionList": {
                    "$ref": "#/components/examples/PaymentSessionList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidListRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/payment/sessions/{session}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        },
        {
          "$ref": "#/components/parameters/PaymentSessionId"
        }
      ],
      "get": {
        "operationId": "getPaymentSession",
        "tags": [
          "Payment sessions"
        ],
        "summary": "Get a payment session",
        "description": "Returns the session with the given ID, without its `url`.",
        "responses": {
          "200": {
            "description": "The session.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PaymentSession"
                },
                "examples": {
                  "pendingPaymentSession": {
                    "$ref": "#/components/examples/PendingPaymentSession"
                  },
                  "completedPaymentSession": {
                    "$ref": "#/components/examples/CompletedPaymentSession"
                  },
                  "cancelledPaymentSession": {
                    "$ref": "#/components/examples/CancelledPaymentSession"
                  },
                  "expiredPaymentSession": {
                    "$ref": "#/components/examples/ExpiredPaymentSession"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "$ref": "#/components/responses/PaymentSessionNotFound"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/payment/sessions/{session}/cancel": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        },
        {
          "name": "session",
          "in": "path",
          "description": "The public ID of the session to cancel.",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 255
          },
          "example": "hps_032b11voKwE9nsjphbgwRD"
        }
      ],
      "post": {
        "operationId": "cancelPaymentSession",
        "tags": [
          "Payment sessions"
        ],
        "summary": "Cancel a payment session",
        "description": "Cancels the payment session with the given ID. A session can only be cancelled while it is still pending.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Ten99PolicyIdempotentKey"
          },
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "200": {
            "description": "Session cancelled. The webhook with `event_type: payment.session.cancelled` will follow asynchronously.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PaymentSession"
                },
                "examples": {
                  "cancelledPaymentSession": {
                    "$ref": "#/components/examples/CancelledPaymentSession"
                  }
                }
              }
            }
          },
          "400": {
            "description": "- `session_not_pending` — the session is already in a terminal state.\n- `session_expired` — the session is past its `expires_at` and the expiry job hasn't flipped it yet.\n- `invalid_input` — the request is not as described here.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "session_not_pending": {
                    "$ref": "#/components/examples/SessionNotPending"
                  },
                  "session_expired": {
                    "$ref": "#/components/examples/SessionExpired"
                  },
                  "invalid_input": {
                    "$ref": "#/components/examples/InvalidHeader"
                  },
                  "environment_mismatch": {
                    "$ref": "#/components/examples/EnvironmentMismatch"
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "description": "Session not found (`resource_not_found`).",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "resource_not_found": {
                    "$ref": "#/components/examples/PaymentSessionNotFound"
                  }
                }
              }
            }
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "409": {
            "$ref": "#/components/responses/IdempotencyKeyInUse"
          },
          "422": {
            "$ref": "#/components/responses/IdempotencyKeyReused"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/ReplayableGeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/contractors": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        }
      ],
      "post": {
        "operationId": "createContractor",
        "tags": [
          "Contractors"
        ],
        "summary": "Create a contractor",
        "description": "Creates a contractor in the environment that the API key belongs to.",
        "parameters": [
          {
            "$ref": "#/components/parameters/Ten99PolicyIdempotentKey"
          },
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "description": "The details of the contractor.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ContractorCreate"
              },
              "examples": {
                "contractorToCreate": {
                  "$ref": "#/components/examples/ContractorToCreate"
                },
                "minimalContractorToCreate": {
                  "$ref": "#/components/examples/MinimalContractorToCreate"
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Contractor created.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Contractor"
                },
                "examples": {
                  "newContractor": {
                    "$ref": "#/components/examples/NewContractor"
                  }
                }
              }
            }
          },
          "400": {
            "description": "- `invalid_input` — the request is not as described here.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "invalid_input": {
                    "$ref": "#/components/examples/InvalidContractorBody"
                  },
                  "environment_mismatch": {
                    "$ref": "#/components/examples/EnvironmentMismatch"
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "409": {
            "description": "- `duplicate_email` — another contractor already has this email address.\n- `idempotency_key_in_use` — the first request with this idempotency key is still running.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Retry-After": {
                "$ref": "#/components/headers/RetryAfterWhenInUse"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "duplicate_email": {
                    "$ref": "#/components/examples/DuplicateEmail"
                  },
                  "idempotency_key_in_use": {
                    "$ref": "#/components/examples/IdempotencyKeyInUse"
                  }
                }
              }
            }
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/UnsupportedMediaType"
          },
          "422": {
            "$ref": "#/components/responses/IdempotencyKeyReused"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/ReplayableGeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      },
      "get": {
        "operationId": "listContractors",
        "tags": [
          "Contractors"
        ],
        "summary": "List contractors",
        "description": "Returns the contractors of the environment that the API key belongs to, newest first.",
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/StartingAfter"
          },
          {
            "$ref": "#/components/parameters/EndingBefore"
          },
          {
            "name": "email",
            "in": "query",
            "description": "Only the contractor with this email address. Case does not matter.",
            "required": false,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 254
            },
            "example": "ada@example.com"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of contractors.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Link": {
                "$ref": "#/components/headers/Link"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "description": "Contractors, newest first.",
                  "maxItems": 100,
                  "items": {
                    "$ref": "#/components/schemas/Contractor"
                  }
                },
                "examples": {
                  "contractorList": {
                    "$ref": "#/components/examples/ContractorList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidListRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/contractors/{contractor}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        },
        {
          "$ref": "#/components/parameters/ContractorId"
        }
      ],
      "get": {
        "operationId": "getContractor",
        "tags": [
          "Contractors"
        ],
        "summary": "Get a contractor",
        "description": "Returns the contractor with the given ID.",
        "responses": {
          "200": {
            "description": "The contractor.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Contractor"
                },
                "examples": {
                  "newContractor": {
                    "$ref": "#/components/examples/NewContractor"
                  },
                  "contractorWithCard": {
                    "$ref": "#/components/examples/ContractorWithCard"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "$ref": "#/components/responses/ContractorNotFound"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      },
      "put": {
        "operationId": "updateContractor",
        "tags": [
          "Contractors"
        ],
        "summary": "Update a contractor",
        "description": "Changes the properties that are given and leaves all others as they are. `null` clears an optional property.\n",
        "requestBody": {
          "description": "The properties to change.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ContractorUpdate"
              },
              "examples": {
                "contractorChange": {
                  "$ref": "#/components/examples/ContractorChange"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Contractor updated.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Contractor"
                },
                "examples": {
                  "changedContractor": {
                    "$ref": "#/components/examples/ChangedContractor"
                  }
                }
              }
            }
          },
          "400": {
            "description": "- `invalid_input` — the request is not as described here.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "invalid_input": {
                    "$ref": "#/components/examples/InvalidContractorBody"
                  },
                  "environment_mismatch": {
                    "$ref": "#/components/examples/EnvironmentMismatch"
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "$ref": "#/components/responses/ContractorNotFound"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "409": {
            "description": "Another contractor already has this email address (`duplicate_email`).",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "duplicate_email": {
                    "$ref": "#/components/examples/DuplicateEmail"
                  }
                }
              }
            }
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/UnsupportedMediaType"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      },
      "delete": {
        "operationId": "deleteContractor",
        "tags": [
          "Contractors"
        ],
        "summary": "Delete a contractor",
        "description": "Deletes the contractor with the given ID. This cannot be undone. Its pending sessions are cancelled, each with its\nevent; sessions and events stay readable. The tax identification is erased, and the email address may be used for\nanother contractor.\n",
        "responses": {
          "200": {
            "description": "Contractor deleted.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DeletedContractor"
                },
                "examples": {
                  "contractorDeletion": {
                    "$ref": "#/components/examples/ContractorDeletion"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "$ref": "#/components/responses/ContractorNotFound"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/webhook_endpoints": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        }
      ],
      "post": {
        "operationId": "createWebhookEndpoint",
        "tags": [
          "Webhook endpoints"
        ],
        "summary": "Create a webhook endpoint",
        "description": "Registers a URL of yours to receive events. Keep the `secret` of the response: it verifies that deliveries come from\nus and is shown here and never again.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Ten99PolicyIdempotentKey"
          },
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "description": "The URL, and which events it is to receive.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/WebhookEndpointCreate"
              },
              "examples": {
                "webhookEndpointToCreate": {
                  "$ref": "#/components/examples/WebhookEndpointToCreate"
                },
                "minimalWebhookEndpointToCreate": {
                  "$ref": "#/components/examples/MinimalWebhookEndpointToCreate"
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Webhook endpoint created.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CreatedWebhookEndpoint"
                },
                "examples": {
                  "newWebhookEndpoint": {
                    "$ref": "#/components/examples/NewWebhookEndpoint"
                  }
                }
              }
            }
          },
          "400": {
            "description": "- `invalid_input` — the request is not as described here.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "invalid_input": {
                    "$ref": "#/components/examples/InvalidWebhookEndpointBody"
                  },
                  "environment_mismatch": {
                    "$ref": "#/components/examples/EnvironmentMismatch"
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "409": {
            "$ref": "#/components/responses/IdempotencyKeyInUse"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/UnsupportedMediaType"
          },
          "422": {
            "$ref": "#/components/responses/IdempotencyKeyReused"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/ReplayableGeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      },
      "get": {
        "operationId": "listWebhookEndpoints",
        "tags": [
          "Webhook endpoints"
        ],
        "summary": "List webhook endpoints",
        "description": "Returns the webhook endpoints of the environment that the API key belongs to, newest first, without their secrets.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/StartingAfter"
          },
          {
            "$ref": "#/components/parameters/EndingBefore"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of webhook endpoints.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Link": {
                "$ref": "#/components/headers/Link"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "description": "Webhook endpoints, newest first.",
                  "maxItems": 100,
                  "items": {
                    "$ref": "#/components/schemas/WebhookEndpoint"
                  }
                },
                "examples": {
                  "webhookEndpointList": {
                    "$ref": "#/components/examples/WebhookEndpointList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidListRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/webhook_endpoints/{endpoint}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        },
        {
          "$ref": "#/components/parameters/WebhookEndpointId"
        }
      ],
      "get": {
        "operationId": "getWebhookEndpoint",
        "tags": [
          "Webhook endpoints"
        ],
        "summary": "Get a webhook endpoint",
        "description": "Returns the webhook endpoint with the given ID, without its secret.",
        "responses": {
          "200": {
            "description": "The webhook endpoint.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/WebhookEndpoint"
                },
                "examples": {
                  "enabledWebhookEndpoint": {
                    "$ref": "#/components/examples/EnabledWebhookEndpoint"
                  },
                  "disabledWebhookEndpoint": {
                    "$ref": "#/components/examples/DisabledWebhookEndpoint"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "$ref": "#/components/responses/WebhookEndpointNotFound"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      },
      "put": {
        "operationId": "updateWebhookEndpoint",
        "tags": [
          "Webhook endpoints"
        ],
        "summary": "Update a webhook endpoint",
        "description": "Changes the properties that are given and leaves all others as they are. Set `status` to `enabled` to resume\ndeliveries to an endpoint that was disabled.\n",
        "requestBody": {
          "description": "The properties to change.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/WebhookEndpointUpdate"
              },
              "examples": {
                "webhookEndpointChange": {
                  "$ref": "#/components/examples/WebhookEndpointChange"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Webhook endpoint updated.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/WebhookEndpoint"
                },
                "examples": {
                  "enabledWebhookEndpoint": {
                    "$ref": "#/components/examples/EnabledWebhookEndpoint"
                  }
                }
              }
            }
          },
          "400": {
            "description": "- `invalid_input` — the request is not as described here.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "invalid_input": {
                    "$ref": "#/components/examples/InvalidWebhookEndpointBody"
                  },
                  "environment_mismatch": {
                    "$ref": "#/components/examples/EnvironmentMismatch"
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "$ref": "#/components/responses/WebhookEndpointNotFound"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/UnsupportedMediaType"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      },
      "delete": {
        "operationId": "deleteWebhookEndpoint",
        "tags": [
          "Webhook endpoints"
        ],
        "summary": "Delete a webhook endpoint",
        "description": "Deletes the webhook endpoint with the given ID. Deliveries to it that are still pending are dropped.\n",
        "responses": {
          "200": {
            "description": "Webhook endpoint deleted.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DeletedWebhookEndpoint"
                },
                "examples": {
                  "webhookEndpointDeletion": {
                    "$ref": "#/components/examples/WebhookEndpointDeletion"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "$ref": "#/components/responses/WebhookEndpointNotFound"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/webhook_endpoints/{endpoint}/rotate_secret": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        },
        {
          "$ref": "#/components/parameters/WebhookEndpointId"
        }
      ],
      "post": {
        "operationId": "rotateWebhookEndpointSecret",
        "tags": [
          "Webhook endpoints"
        ],
        "summary": "Rotate the secret of a webhook endpoint",
        "description": "Gives the endpoint a new signing secret, which is shown here and never again. For 24 hours deliveries carry a\nsignature by the previous secret as well, so that you can switch without losing one.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Ten99PolicyIdempotentKey"
          },
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "200": {
            "description": "Secret rotated.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RotatedWebhookEndpoint"
                },
                "examples": {
                  "webhookEndpointWithNewSecret": {
                    "$ref": "#/components/examples/WebhookEndpointWithNewSecret"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "description": "Webhook endpoint not found (`resource_not_found`).",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "resource_not_found": {
                    "$ref": "#/components/examples/WebhookEndpointNotFound"
                  }
                }
              }
            }
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "409": {
            "$ref": "#/components/responses/IdempotencyKeyInUse"
          },
          "422": {
            "$ref": "#/components/responses/IdempotencyKeyReused"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/ReplayableGeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/webhook_endpoints/{endpoint}/deliveries": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        },
        {
          "$ref": "#/components/parameters/WebhookEndpointId"
        }
      ],
      "get": {
        "operationId": "listWebhookEndpointDeliveries",
        "tags": [
          "Webhook endpoints"
        ],
        "summary": "List the deliveries to a webhook endpoint",
        "description": "Returns the deliveries of the last 30 days to the endpoint, newest first, each with its attempts and the time of the\nnext one.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/StartingAfter"
          },
          {
            "$ref": "#/components/parameters/EndingBefore"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of deliveries.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Link": {
                "$ref": "#/components/headers/Link"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "description": "Deliveries, newest first.",
                  "maxItems": 100,
                  "items": {
                    "$ref": "#/components/schemas/Delivery"
                  }
                },
                "examples": {
                  "deliveryList": {
                    "$ref": "#/components/examples/DeliveryList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidListRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "$ref": "#/components/responses/WebhookEndpointNotFound"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/events": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        }
      ],
      "get": {
        "operationId": "listEvents",
        "tags": [
          "Events"
        ],
        "summary": "List events",
        "description": "Returns the events of the last 30 days in the environment that the API key belongs to, newest first.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/StartingAfter"
          },
          {
            "$ref": "#/components/parameters/EndingBefore"
          },
          {
            "name": "type",
            "in": "query",
            "description": "Only the events of this type.",
            "required": false,
            "schema": {
              "$ref": "#/components/schemas/EventType"
            },
            "example": "payment.session.cancelled"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of events.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Link": {
                "$ref": "#/components/headers/Link"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "description": "Events, newest first.",
                  "maxItems": 100,
                  "items": {
                    "$ref": "#/components/schemas/Event"
                  }
                },
                "examples": {
                  "eventList": {
                    "$ref": "#/components/examples/EventList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidListRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/events/{event}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        },
        {
          "$ref": "#/components/parameters/EventId"
        }
      ],
      "get": {
        "operationId": "getEvent",
        "tags": [
          "Events"
        ],
        "summary": "Get an event",
        "description": "Returns the event with the given ID, exactly as webhooks deliver it.",
        "responses": {
          "200": {
            "description": "The event.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Event"
                },
                "examples": {
                  "cancelledEvent": {
                    "$ref": "#/components/examples/CancelledEvent"
                  },
                  "completedEvent": {
                    "$ref": "#/components/examples/CompletedEvent"
                  },
                  "expiredEvent": {
                    "$ref": "#/components/examples/ExpiredEvent"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/InvalidRequest"
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "$ref": "#/components/responses/EventNotFound"
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/GeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/events/{event}/resend": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        },
        {
          "$ref": "#/components/parameters/EventId"
        }
      ],
      "post": {
        "operationId": "resendEvent",
        "tags": [
          "Events"
        ],
        "summary": "Resend an event",
        "description": "Queues new deliveries of the event at once: to the given webhook endpoint, or, without a body, to every enabled\nendpoint that receives events of its type. The event keeps its ID.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Ten99PolicyIdempotentKey"
          },
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "description": "Where to send the event; leave it out to send it everywhere.",
          "required": false,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/EventResend"
              },
              "examples": {
                "eventToResend": {
                  "$ref": "#/components/examples/EventToResend"
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The deliveries that were queued; none when no endpoint receives events of this type.",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "description": "The deliveries that were queued.",
                  "items": {
                    "$ref": "#/components/schemas/Delivery"
                  }
                },
                "examples": {
                  "queuedDeliveries": {
                    "$ref": "#/components/examples/QueuedDeliveries"
                  }
                }
              }
            }
          },
          "400": {
            "description": "- `invalid_input` — the request is not as described here.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "invalid_input": {
                    "$ref": "#/components/examples/InvalidResendBody"
                  },
                  "environment_mismatch": {
                    "$ref": "#/components/examples/EnvironmentMismatch"
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "description": "Event or webhook endpoint not found (`resource_not_found`).",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "event_not_found": {
                    "$ref": "#/components/examples/EventNotFound"
                  },
                  "webhook_endpoint_not_found": {
                    "$ref": "#/components/examples/WebhookEndpointNotFound"
                  }
                }
              }
            }
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "409": {
            "description": "- `endpoint_disabled` — the given webhook endpoint is disabled.\n- `idempotency_key_in_use` — the first request with this idempotency key is still running.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Retry-After": {
                "$ref": "#/components/headers/RetryAfterWhenInUse"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "endpoint_disabled": {
                    "$ref": "#/components/examples/EndpointDisabled"
                  },
                  "idempotency_key_in_use": {
                    "$ref": "#/components/examples/IdempotencyKeyInUse"
                  }
                }
              }
            }
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/UnsupportedMediaType"
          },
          "422": {
            "$ref": "#/components/responses/IdempotencyKeyReused"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/ReplayableGeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/test_helpers/payment/sessions/{session}/complete": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        },
        {
          "name": "session",
          "in": "path",
          "description": "The public ID of the session to complete.",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 255
          },
          "example": "hps_032b11voKwE9nsjphbgwRD"
        }
      ],
      "post": {
        "operationId": "completePaymentSession",
        "tags": [
          "Test helpers"
        ],
        "summary": "Complete a payment session",
        "description": "Completes a pending session as if the contractor had saved a test card, so that you can test what follows. Works\nwith test keys only.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Ten99PolicyIdempotentKey"
          },
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "200": {
            "description": "Session completed. The webhook with `event_type: payment.session.completed` will follow asynchronously.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PaymentSession"
                },
                "examples": {
                  "completedPaymentSession": {
                    "$ref": "#/components/examples/CompletedPaymentSession"
                  }
                }
              }
            }
          },
          "400": {
            "description": "- `session_not_pending` — the session is already in a terminal state.\n- `session_expired` — the session is past its `expires_at` and the expiry job hasn't flipped it yet.\n- `invalid_input` — the request is not as described here.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "session_not_pending": {
                    "$ref": "#/components/examples/SessionNotPending"
                  },
                  "session_expired": {
                    "$ref": "#/components/examples/SessionExpired"
                  },
                  "invalid_input": {
                    "$ref": "#/components/examples/InvalidHeader"
                  },
                  "environment_mismatch": {
                    "$ref": "#/components/examples/EnvironmentMismatch"
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "description": "Session not found, or the API key is a live key (`resource_not_found`).",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "resource_not_found": {
                    "$ref": "#/components/examples/PaymentSessionNotFound"
                  }
                }
              }
            }
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "409": {
            "$ref": "#/components/responses/IdempotencyKeyInUse"
          },
          "422": {
            "$ref": "#/components/responses/IdempotencyKeyReused"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/ReplayableGeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/api/v1/test_helpers/payment/sessions/{session}/expire": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Environment"
        },
        {
          "name": "session",
          "in": "path",
          "description": "The public ID of the session to expire.",
          "required": true,
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 255
          },
          "example": "hps_032b11voKwE9nsjphbgwRD"
        }
      ],
      "post": {
        "operationId": "expirePaymentSession",
        "tags": [
          "Test helpers"
        ],
        "summary": "Expire a payment session",
        "description": "Expires a pending session at once, without waiting for its `expires_at`, so that you can test what follows. Works\nwith test keys only.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Ten99PolicyIdempotentKey"
          },
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "200": {
            "description": "Session expired. The webhook with `event_type: payment.session.expired` will follow asynchronously.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PaymentSession"
                },
                "examples": {
                  "expiredPaymentSession": {
                    "$ref": "#/components/examples/ExpiredPaymentSession"
                  }
                }
              }
            }
          },
          "400": {
            "description": "- `session_not_pending` — the session is already in a terminal state.\n- `invalid_input` — the request is not as described here.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "session_not_pending": {
                    "$ref": "#/components/examples/SessionNotPending"
                  },
                  "invalid_input": {
                    "$ref": "#/components/examples/InvalidHeader"
                  },
                  "environment_mismatch": {
                    "$ref": "#/components/examples/EnvironmentMismatch"
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/InvalidApiKey"
          },
          "404": {
            "description": "Session not found, or the API key is a live key (`resource_not_found`).",
            "headers": {
              "Request-Id": {
                "$ref": "#/components/headers/RequestId"
              },
              "RateLimit-Policy": {
                "$ref": "#/components/headers/RateLimitPolicy"
              },
              "RateLimit": {
                "$ref": "#/components/headers/RateLimit"
              },
              "Idempotent-Replayed": {
                "$ref": "#/components/headers/IdempotentReplayed"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                },
                "examples": {
                  "resource_not_found": {
                    "$ref": "#/components/examples/PaymentSessionNotFound"
                  }
                }
              }
            }
          },
          "405": {
            "$ref": "#/components/responses/MethodNotAllowed"
          },
          "409": {
            "$ref": "#/components/responses/IdempotencyKeyInUse"
          },
          "422": {
            "$ref": "#/components/responses/IdempotencyKeyReused"
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "500": {
            "$ref": "#/components/responses/ReplayableGeneralError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    }
  },
  "webhooks": {
    "payment.session.completed": {
      "post": {
        "operationId": "paymentSessionCompleted",
        "tags": [
          "Events"
        ],
        "summary": "Payment session completed",
        "description": "Sent after a contractor saved a card.\nVerify the signature before you trust the body.\n",
        "security": [],
        "parameters": [
          {
            "$ref": "#/components/parameters/WebhookId"
          },
          {
            "$ref": "#/components/parameters/WebhookTimestamp"
          },
          {
            "$ref": "#/components/parameters/WebhookSignature"
          }
        ],
        "requestBody": {
          "description": "The event.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PaymentSessionCompletedEvent"
              },
              "examples": {
                "completed": {
                  "$ref": "#/components/examples/CompletedEvent"
                }
              }
            }
          }
        },
        "responses": {
          "410": {
            "$ref": "#/components/responses/WebhookEndpointGone"
          },
          "2XX": {
            "$ref": "#/components/responses/WebhookReceived"
          },
          "4XX": {
            "$ref": "#/components/responses/WebhookRefused"
          },
          "5XX": {
            "$ref": "#/components/responses/WebhookRefused"
          }
        }
      }
    },
    "payment.session.cancelled": {
      "post": {
        "operationId": "paymentSessionCancelled",
        "tags": [
          "Events"
        ],
        "summary": "Payment session cancelled",
        "description": "Sent after a session was cancelled: by you, by the contractor, or because you deleted the contractor.\nVerify the signature before you trust the body.\n",
        "security": [],
        "parameters": [
          {
            "$ref": "#/components/parameters/WebhookId"
          },
          {
            "$ref": "#/components/parameters/WebhookTimestamp"
          },
          {
            "$ref": "#/components/parameters/WebhookSignature"
          }
        ],
        "requestBody": {
          "description": "The event.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PaymentSessionCancelledEvent"
              },
              "examples": {
                "cancelled": {
                  "$ref": "#/components/examples/CancelledEvent"
                }
              }
            }
          }
        },
        "responses": {
          "410": {
            "$ref": "#/components/responses/WebhookEndpointGone"
          },
          "2XX": {
            "$ref": "#/components/responses/WebhookReceived"
          },
          "4XX": {
            "$ref": "#/components/responses/WebhookRefused"
          },
          "5XX": {
            "$ref": "#/components/responses/WebhookRefused"
          }
        }
      }
    },
    "payment.session.expired": {
      "post": {
        "operationId": "paymentSessionExpired",
        "tags": [
          "Events"
        ],
        "summary": "Payment session expired",
        "description": "Sent after a session reached its `expires_at` before the contractor saved a card.\nVerify the signature before you trust the body.\n",
        "security": [],
        "parameters": [
          {
            "$ref": "#/components/parameters/WebhookId"
          },
          {
            "$ref": "#/components/parameters/WebhookTimestamp"
          },
          {
            "$ref": "#/components/parameters/WebhookSignature"
          }
        ],
        "requestBody": {
          "description": "The event.",
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PaymentSessionExpiredEvent"
              },
              "examples": {
                "expired": {
                  "$ref": "#/components/examples/ExpiredEvent"
                }
              }
            }
          }
        },
        "responses": {
          "410": {
            "$ref": "#/components/responses/WebhookEndpointGone"
          },
          "2XX": {
            "$ref": "#/components/responses/WebhookReceived"
          },
          "4XX": {
            "$ref": "#/components/responses/WebhookRefused"
          },
          "5XX": {
            "$ref": "#/components/responses/WebhookRefused"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "bearerAuth": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "t9k_test_… or t9k_live_…",
        "description": "Your API key as a bearer token."
      },
      "basicAuth": {
        "type": "http",
        "scheme": "basic",
        "description": "Your API key as the user name, with an empty password. `Authorization: Basic KEY` with the key as it is, not\nencoded, is accepted as well.\n"
      }
    },
    "parameters": {
      "Environment": {
        "name": "Ten99Policy-Environment",
        "in": "header",
        "description": "The environment that you believe to be working in. The API key alone decides the environment; when this header is\npresent and contradicts the key, the request is refused with `environment_mismatch`.\n",
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "sandbox",
            "production"
          ]
        },
        "example": "sandbox"
      },
      "Limit": {
        "name": "limit",
        "in": "query",
        "description": "The number of objects on one page.",
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100,
          "default": 10
        },
        "example": 10
      },
      "StartingAfter": {
        "name": "starting_after",
        "in": "query",
        "description": "The ID of an object in this list; the page continues with the objects that follow it, the next older ones. It\ncannot be combined with `ending_before`. An ID that is unknown is refused with `invalid_input`.\n",
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255
        },
        "example": "hps_032b11voKwE9nsjphbgwRD"
      },
      "EndingBefore": {
        "name": "ending_before",
        "in": "query",
        "description": "The ID of an object in this list; the page ends with the object that precedes it, the next newer one. It cannot be\ncombined with `starting_after`. An ID that is unknown is refused with `invalid_input`.\n",
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255
        },
        "example": "hps_032ay5LmNbVJQJT3Q4jG04"
      },
      "Ten99PolicyIdempotentKey": {
        "name": "Ten99Policy-Idempotent-Key",
        "in": "header",
        "description": "A key of your choice, 1 to 255 printable ASCII characters, that makes it safe to send this request again. For\n24 hours the same key with the same body returns the first response instead of acting twice. When\n`Idempotency-Key` is sent as well, this header wins.\n",
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "pattern": "^[\\x20-\\x7E]+$"
        },
        "example": "3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54"
      },
      "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "The same as `Ten99Policy-Idempotent-Key`, under the name that many HTTP clients use.",
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "pattern": "^[\\x20-\\x7E]+$"
        },
        "example": "3e3bd1bd-2f0c-4c76-9d3c-5f4b0e6b2a54"
      },
      "PaymentSessionId": {
        "name": "session",
        "in": "path",
        "description": "The public ID of the session.",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255
        },
        "example": "hps_032b11voKwE9nsjphbgwRD"
      },
      "ContractorId": {
        "name": "contractor",
        "in": "path",
        "description": "The public ID of the contractor.",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255
        },
        "example": "cn_032ZJ0rlogdis0JHZ8SVSX"
      },
      "WebhookEndpointId": {
        "name": "endpoint",
        "in": "path",
        "description": "The public ID of the webhook endpoint.",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255
        },
        "example": "whe_032YAKonrnRIPvDpQvcBLh"
      },
      "EventId": {
        "name": "event",
        "in": "path",
        "description": "The public ID of the event.",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255
        },
        "example": "ev_032b1CZw2ZkGZrqNWBHQAa"
      },
      "WebhookId": {
        "name": "webhook-id",
        "in": "header",
        "description": "The ID of the event. Every attempt to deliver the event carries the same value: use it to recognise an event that\nyou have already handled.\n",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255
        },
        "example": "ev_032b1CZw2ZkGZrqNWBHQAa"
      },
      "WebhookTimestamp": {
        "name": "webhook-timestamp",
        "in": "header",
        "description": "The time of this attempt in seconds since the Unix epoch, in decimal digits. Refuse a delivery whose time is more\nthan five minutes away from your own clock.\n",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^[0-9]{1,12}$"
        },
        "example": "1772464021"
      },
      "WebhookSignature": {
        "name": "webhook-signature",
        "in": "header",
        "description": "One signature for each signing secret that is currently valid, separated by spaces. Each is `v1,` followed by the\nbase64 form of the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{raw body}`. The delivery is genuine when one\nof them matches.\n",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$"
        },
        "example": "v1,LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE="
      }
    },
    "schemas": {
      "PaymentSessionStatus": {
        "title": "Payment session status",
        "description": "Current status of the session. `pending` is the only state in which the URL can be used; the other three are\nterminal.\n",
        "type": "string",
        "enum": [
          "pending",
          "completed",
          "cancelled",
          "expired"
        ]
      },
      "Processor": {
        "title": "Processor",
        "description": "Identifier for the payment provider backing this session. `checkout` is the default and currently the only\nsupported value. Reserved so future providers can be added without a breaking schema change.\n",
        "type": "string",
        "x-open-enum": true,
        "enum": [
          "checkout"
        ]
      },
      "PaymentSession": {
        "title": "Payment session",
        "description": "A single-use, time-boxed flow in which one contractor saves a card on a page that we host and then returns to a URL\nof yours.\n",
        "type": "object",
        "required": [
          "cancelled_at",
          "completed_at",
          "contractor_id",
          "created",
          "expires_at",
          "id",
          "processor",
          "return_url",
          "status"
        ],
        "properties": {
          "cancelled_at": {
            "type": [
              "integer",
              "null"
            ],
            "format": "int64",
            "description": "Time at which the session was cancelled: by you, by the contractor, or because you deleted the contractor. Null\nunless `status` is `cancelled`. Measured in seconds since the Unix epoch.\n"
          },
          "completed_at": {
            "type": [
              "integer",
              "null"
            ],
            "format": "int64",
            "description": "Time at which the session reached `completed`. Null unless the contractor successfully saved a card. Measured\nin seconds since the Unix epoch.\n"
          },
          "contractor_id": {
            "type": "string",
            "description": "Public ID of the contractor the session is scoped to."
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the object was created. Measured in seconds since the Unix epoch."
          },
          "expires_at": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which a pending session expires and becomes unusable. Measured in seconds since the Unix epoch.\nDefault lifetime is 30 minutes from creation.\n"
          },
          "id": {
            "type": "string",
            "description": "Unique identifier for the object."
          },
          "processor": {
            "$ref": "#/components/schemas/Processor"
          },
          "return_url": {
            "type": "string",
            "description": "HTTPS URL the contractor is redirected to when the flow terminates. The host must be in your organization's\nconfigured `hosted_flow_allowed_redirect_hosts` allowlist; exact host match only, no wildcards. URLs with\ncredentials (`user:pass@`) or fragments are rejected at creation time.\n"
          },
          "status": {
            "$ref": "#/components/schemas/PaymentSessionStatus"
          },
          "url": {
            "type": "string",
            "description": "The single-use URL to redirect the contractor to. Shown exactly once, at session creation. The token embedded\nin this URL is a secret — do not log it, do not persist it, do not share it beyond the contractor's browser.\n"
          }
        }
      },
      "ErrorCode": {
        "title": "Error code",
        "description": "The reason of a failure, for programs to decide by. New codes may be added: treat a code that you do not know by\nthe status of its response.\n",
        "type": "string",
        "x-open-enum": true,
        "enum": [
          "invalid_input",
          "invalid_return_url",
          "session_not_pending",
          "session_expired",
          "environment_mismatch",
          "invalid_api_key",
          "resource_not_found",
          "method_not_allowed",
          "idempotency_key_in_use",
          "duplicate_email",
          "endpoint_disabled",
          "payload_too_large",
          "unsupported_media_type",
          "idempotency_key_reused",
          "rate_limited",
          "general_error",
          "service_unavailable"
        ]
      },
      "ErrorDetail": {
        "title": "Error detail",
        "description": "One problem in one place of the request.",
        "type": "object",
        "required": [
          "path",
          "message"
        ],
        "properties": {
          "path": {
            "type": "string",
            "description": "Where the problem is: a JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) into the request\nbody, or a slash and the name of a path, query or header parameter. Empty for the body as a whole.\n",
            "examples": [
              "/return_url"
            ]
          },
          "message": {
            "type": "string",
            "description": "One sentence that says what is expected there.",
            "minLength": 1
          }
        }
      },
      "Error": {
        "title": "Error",
        "description": "What every response outside 2xx carries.",
        "type": "object",
        "required": [
          "error_code",
          "message",
          "request_id"
        ],
        "properties": {
          "error_code": {
            "$ref": "#/components/schemas/ErrorCode"
          },
          "message": {
            "type": "string",
            "description": "One sentence for developers that says what went wrong. Do not parse it; its wording may change.",
            "minLength": 1
          },
          "request_id": {
            "type": "string",
            "description": "Identifies the request that failed; the same value as in the `Request-Id` header. In a replayed response it\nis the ID of the first request.\n",
            "minLength": 1,
            "maxLength": 100
          },
          "errors": {
            "type": "array",
            "description": "Every single problem that was found in the request. Present when the problems can be located.\n",
            "minItems": 1,
            "items": {
              "$ref": "#/components/schemas/ErrorDetail"
            }
          }
        }
      },
      "PaymentSessionCreate": {
        "title": "Payment session to create",
        "description": "Who is to save a card, and where the contractor goes afterwards.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "contractor",
          "return_url"
        ],
        "properties": {
          "contractor": {
            "type": "string",
            "description": "Public ID of the contractor who is to save a card.",
            "minLength": 1,
            "maxLength": 255
          },
          "return_url": {
            "type": "string",
            "description": "HTTPS URL the contractor is redirected to when the flow terminates, at most 2,048 characters. The host must be\nin your organization's configured `hosted_flow_allowed_redirect_hosts` allowlist: exact host match, with the\nport when it is not 443. Credentials (`user:pass@`), fragments, backslashes, whitespace and control characters\nare refused. With a test key, `http` is allowed for a loopback host in the allowlist. A URL that breaks these\nrules is answered with `invalid_return_url`.\n",
            "minLength": 1
          }
        }
      },
      "CreatedPaymentSession": {
        "title": "Created payment session",
        "description": "The new session together with its `url`, which no other response contains. When the response is lost, send the\nrequest again with the same idempotency key to receive the very same `url`.\n",
        "allOf": [
          {
            "$ref": "#/components/schemas/PaymentSession"
          }
        ],
        "required": [
          "url"
        ]
      },
      "Address": {
        "title": "Address",
        "description": "A postal address.",
        "type": "object",
        "required": [
          "line1",
          "line2",
          "locality",
          "region",
          "postalcode",
          "country"
        ],
        "properties": {
          "line1": {
            "type": "string",
            "description": "Street and number."
          },
          "line2": {
            "type": [
              "string",
              "null"
            ],
            "description": "Apartment, suite or floor. Null when not given."
          },
          "locality": {
            "type": "string",
            "description": "The city or town."
          },
          "region": {
            "type": "string",
            "description": "The state or province."
          },
          "postalcode": {
            "type": "string",
            "description": "The postal code."
          },
          "country": {
            "type": [
              "string",
              "null"
            ],
            "description": "The country, as it was given. Null when not given."
          }
        }
      },
      "CustomMetadata": {
        "title": "Custom metadata",
        "description": "Up to 50 key-value pairs for your own use. Keys have up to 40 characters; values are strings of up to 500\ncharacters, numbers or booleans. Do not store secrets or personal data here.\n",
        "type": "object",
        "maxProperties": 50,
        "propertyNames": {
          "type": "string",
          "minLength": 1,
          "maxLength": 40,
          "pattern": "^(?!__proto__$)[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]*$"
        },
        "additionalProperties": {
          "type": [
            "string",
            "number",
            "boolean"
          ],
          "maxLength": 500,
          "pattern": "^[^\\x00\\uD800-\\uDFFF]*$"
        }
      },
      "CardBrand": {
        "title": "Card brand",
        "description": "The brand of the card; `unknown` when the payment provider does not tell. New brands may be added: show a brand\nthat you do not know by its value.\n",
        "type": "string",
        "x-open-enum": true,
        "enum": [
          "amex",
          "diners",
          "discover",
          "jcb",
          "mastercard",
          "unionpay",
          "visa",
          "unknown"
        ]
      },
      "Card": {
        "title": "Card",
        "description": "What may be shown of a saved card. The card itself is kept by the payment provider.",
        "type": "object",
        "required": [
          "brand",
          "last4",
          "exp_month",
          "exp_year"
        ],
        "properties": {
          "brand": {
            "$ref": "#/components/schemas/CardBrand"
          },
          "last4": {
            "type": "string",
            "description": "The last four digits of the card number.",
            "pattern": "^[0-9]{4}$"
          },
          "exp_month": {
            "type": "integer",
            "description": "The month in which the card expires, 1 to 12.",
            "minimum": 1,
            "maximum": 12
          },
          "exp_year": {
            "type": "integer",
            "description": "The year in which the card expires, with four digits.",
            "minimum": 2000,
            "maximum": 9999
          }
        }
      },
      "Contractor": {
        "title": "Contractor",
        "description": "A person or business that does work through your organization.",
        "type": "object",
        "required": [
          "id",
          "created",
          "first_name",
          "middle_name",
          "last_name",
          "company_name",
          "email",
          "phone",
          "address",
          "withhold_premium",
          "custom_metadata",
          "card"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Unique identifier for the object."
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the object was created. Measured in seconds since the Unix epoch."
          },
          "first_name": {
            "type": "string",
            "description": "The contractor's first name."
          },
          "middle_name": {
            "type": [
              "string",
              "null"
            ],
            "description": "The contractor's middle name. Null when not given."
          },
          "last_name": {
            "type": "string",
            "description": "The contractor's last name."
          },
          "company_name": {
            "type": [
              "string",
              "null"
            ],
            "description": "The name of the contractor's company. Null when not given."
          },
          "email": {
            "type": "string",
            "description": "The contractor's email address. No two contractors of an environment share one."
          },
          "phone": {
            "type": "string",
            "description": "The contractor's phone number, as it was given."
          },
          "address": {
            "$ref": "#/components/schemas/Address"
          },
          "withhold_premium": {
            "type": [
              "boolean",
              "null"
            ],
            "description": "Whether premiums are withheld from the contractor's pay. Null when not given."
          },
          "custom_metadata": {
            "description": "The key-value pairs that you attached to the contractor. Null when there are none.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/CustomMetadata"
              },
              {
                "type": "null"
              }
            ]
          },
          "card": {
            "description": "The card that the contractor saved in the latest completed payment session. Null until a session completes.\n",
            "anyOf": [
              {
                "$ref": "#/components/schemas/Card"
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "FirstName": {
        "title": "First name",
        "description": "The contractor's first name, without control characters.",
        "type": "string",
        "minLength": 1,
        "maxLength": 100,
        "pattern": "^[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]*$"
      },
      "MiddleName": {
        "title": "Middle name",
        "description": "The contractor's middle name, without control characters.",
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 100,
        "pattern": "^[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]*$"
      },
      "LastName": {
        "title": "Last name",
        "description": "The contractor's last name, without control characters.",
        "type": "string",
        "minLength": 1,
        "maxLength": 100,
        "pattern": "^[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]*$"
      },
      "CompanyName": {
        "title": "Company name",
        "description": "The name of the contractor's company, without control characters.",
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]*$"
      },
      "Email": {
        "title": "Email address",
        "description": "The contractor's email address, its domain in ASCII form. No two contractors of an environment share one; case does\nnot matter.\n",
        "type": "string",
        "minLength": 3,
        "maxLength": 254,
        "pattern": "^[^\\s@\\x00-\\x1F\\x7F\\uD800-\\uDFFF]{1,64}@(?:[0-9A-Za-z-]{1,63}\\.)+[0-9A-Za-z-]{1,63}$"
      },
      "Phone": {
        "title": "Phone number",
        "description": "The contractor's phone number: digits, which may be grouped by spaces, dots, hyphens and parentheses, with an\noptional leading plus sign and an optional extension such as `x123`.\n",
        "type": "string",
        "minLength": 5,
        "maxLength": 40,
        "pattern": "^\\+?[(]?[0-9][0-9 ().-]{3,29}(?: ?x[0-9]{1,6})?$"
      },
      "AddressLine1": {
        "title": "First address line",
        "description": "Street and number.",
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]*$"
      },
      "AddressLine2": {
        "title": "Second address line",
        "description": "Apartment, suite or floor. An empty string counts as null.",
        "type": [
          "string",
          "null"
        ],
        "maxLength": 200,
        "pattern": "^[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]*$"
      },
      "AddressLocality": {
        "title": "Locality",
        "description": "The city or town.",
        "type": "string",
        "minLength": 1,
        "maxLength": 100,
        "pattern": "^[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]*$"
      },
      "AddressRegion": {
        "title": "Region",
        "description": "The state or province, for example `CA`.",
        "type": "string",
        "minLength": 1,
        "maxLength": 100,
        "pattern": "^[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]*$"
      },
      "AddressPostalcode": {
        "title": "Postal code",
        "description": "The postal code. A number is accepted and answered as a string; send a string where the code begins with a zero.\n",
        "type": [
          "string",
          "integer"
        ],
        "minimum": 0,
        "maximum": 999999999,
        "maxLength": 20,
        "pattern": "^[0-9A-Za-z](?:[0-9A-Za-z -]*[0-9A-Za-z])?$"
      },
      "AddressCountry": {
        "title": "Country",
        "description": "The ISO 3166-1 code of the country, with two or three capital letters, for example `US` or `USA`.",
        "type": [
          "string",
          "null"
        ],
        "pattern": "^[A-Z]{2,3}$"
      },
      "AddressInput": {
        "title": "Address to save",
        "description": "A postal address.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "line1",
          "locality",
          "region",
          "postalcode"
        ],
        "properties": {
          "line1": {
            "$ref": "#/components/schemas/AddressLine1"
          },
          "line2": {
            "$ref": "#/components/schemas/AddressLine2"
          },
          "locality": {
            "$ref": "#/components/schemas/AddressLocality"
          },
          "region": {
            "$ref": "#/components/schemas/AddressRegion"
          },
          "postalcode": {
            "$ref": "#/components/schemas/AddressPostalcode"
          },
          "country": {
            "$ref": "#/components/schemas/AddressCountry"
          }
        }
      },
      "TaxIdentification": {
        "title": "Tax identification",
        "description": "The contractor's tax identification number: a social security number, an individual taxpayer identification number\nor an employer identification number, with or without hyphens. Send a string: a number is accepted, but loses the\nzeros it begins with. It is stored encrypted and never returned.\n",
        "type": [
          "string",
          "integer",
          "null"
        ],
        "writeOnly": true,
        "minimum": 1,
        "maximum": 999999999,
        "minLength": 1,
        "maxLength": 20,
        "pattern": "^[0-9A-Za-z][0-9A-Za-z -]*$"
      },
      "WithholdPremium": {
        "title": "Withhold premium",
        "description": "Whether premiums are withheld from the contractor's pay.",
        "type": [
          "boolean",
          "null"
        ]
      },
      "CustomMetadataInput": {
        "title": "Custom metadata or null",
        "description": "Key-value pairs for your own use; `null` removes all of them.",
        "anyOf": [
          {
            "$ref": "#/components/schemas/CustomMetadata"
          },
          {
            "type": "null"
          }
        ]
      },
      "ContractorCreate": {
        "title": "Contractor to create",
        "description": "The details of a new contractor.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "first_name",
          "last_name",
          "email",
          "phone",
          "address"
        ],
        "properties": {
          "first_name": {
            "$ref": "#/components/schemas/FirstName"
          },
          "middle_name": {
            "$ref": "#/components/schemas/MiddleName"
          },
          "last_name": {
            "$ref": "#/components/schemas/LastName"
          },
          "company_name": {
            "$ref": "#/components/schemas/CompanyName"
          },
          "email": {
            "$ref": "#/components/schemas/Email"
          },
          "phone": {
            "$ref": "#/components/schemas/Phone"
          },
          "address": {
            "$ref": "#/components/schemas/AddressInput"
          },
          "tax_identification": {
            "$ref": "#/components/schemas/TaxIdentification"
          },
          "withhold_premium": {
            "$ref": "#/components/schemas/WithholdPremium"
          },
          "custom_metadata": {
            "$ref": "#/components/schemas/CustomMetadataInput"
          }
        }
      },
      "AddressChanges": {
        "title": "Address update",
        "description": "The parts of the address to change; at least one. A part that is left out keeps its value.",
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "line1": {
            "$ref": "#/components/schemas/AddressLine1"
          },
          "line2": {
            "$ref": "#/components/schemas/AddressLine2"
          },
          "locality": {
            "$ref": "#/components/schemas/AddressLocality"
          },
          "region": {
            "$ref": "#/components/schemas/AddressRegion"
          },
          "postalcode": {
            "$ref": "#/components/schemas/AddressPostalcode"
          },
          "country": {
            "$ref": "#/components/schemas/AddressCountry"
          }
        }
      },
      "ContractorUpdate": {
        "title": "Contractor update",
        "description": "The details to change; at least one. A property that is left out keeps its value. `null` clears an optional one.\n`custom_metadata` is replaced as a whole; of `address` only the given parts change.\n",
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "first_name": {
            "$ref": "#/components/schemas/FirstName"
          },
          "middle_name": {
            "$ref": "#/components/schemas/MiddleName"
          },
          "last_name": {
            "$ref": "#/components/schemas/LastName"
          },
          "company_name": {
            "$ref": "#/components/schemas/CompanyName"
          },
          "email": {
            "$ref": "#/components/schemas/Email"
          },
          "phone": {
            "$ref": "#/components/schemas/Phone"
          },
          "address": {
            "$ref": "#/components/schemas/AddressChanges"
          },
          "tax_identification": {
            "$ref": "#/components/schemas/TaxIdentification"
          },
          "withhold_premium": {
            "$ref": "#/components/schemas/WithholdPremium"
          },
          "custom_metadata": {
            "$ref": "#/components/schemas/CustomMetadataInput"
          }
        }
      },
      "DeletedContractor": {
        "title": "Deleted contractor",
        "description": "Confirms that a contractor was deleted.",
        "type": "object",
        "required": [
          "id",
          "object",
          "deleted",
          "deleted_at"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "The ID of the contractor that was deleted."
          },
          "object": {
            "type": "string",
            "description": "The kind of the object that was deleted.",
            "const": "contractor"
          },
          "deleted": {
            "type": "boolean",
            "description": "Always true.",
            "const": true
          },
          "deleted_at": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the object was deleted. Measured in seconds since the Unix epoch."
          }
        }
      },
      "EventType": {
        "title": "Event type",
        "description": "What happened. New types may be added: answer an event whose type you do not know with a 2xx status and ignore it.\n",
        "type": "string",
        "x-open-enum": true,
        "enum": [
          "payment.session.completed",
          "payment.session.cancelled",
          "payment.session.expired"
        ]
      },
      "WebhookEndpointStatus": {
        "title": "Webhook endpoint status",
        "description": "Whether the endpoint receives events.",
        "type": "string",
        "enum": [
          "enabled",
          "disabled"
        ]
      },
      "WebhookEndpointDisabledReason": {
        "title": "Reason why a webhook endpoint is disabled",
        "description": "`requested` when you disabled it, `gone` when it answered a delivery with 410, `failing` when five days brought\nnothing but failures. New reasons may be added.\n",
        "type": "string",
        "x-open-enum": true,
        "enum": [
          "requested",
          "gone",
          "failing"
        ]
      },
      "WebhookEndpoint": {
        "title": "Webhook endpoint",
        "description": "A URL of yours that receives events of one environment.",
        "type": "object",
        "required": [
          "id",
          "url",
          "description",
          "enabled_events",
          "status",
          "disabled_reason",
          "created"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Unique identifier for the object."
          },
          "url": {
            "type": "string",
            "description": "The URL that events are sent to."
          },
          "description": {
            "type": [
              "string",
              "null"
            ],
            "description": "Your own note on what the endpoint is for. Null when not given."
          },
          "enabled_events": {
            "type": "array",
            "description": "The types of the events that the endpoint receives.",
            "minItems": 1,
            "uniqueItems": true,
            "items": {
              "$ref": "#/components/schemas/EventType"
            }
          },
          "status": {
            "$ref": "#/components/schemas/WebhookEndpointStatus"
          },
          "disabled_reason": {
            "description": "Why the endpoint receives nothing. Null while `status` is `enabled`.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/WebhookEndpointDisabledReason"
              },
              {
                "type": "null"
              }
            ]
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the object was created. Measured in seconds since the Unix epoch."
          }
        }
      },
      "WebhookEndpointUrl": {
        "title": "Webhook endpoint URL",
        "description": "An HTTPS URL without credentials whose host has only public addresses. With a test key, `http` and loopback\naddresses are allowed where the operator of the service says so.\n",
        "type": "string",
        "minLength": 1,
        "maxLength": 2048
      },
      "WebhookEndpointDescription": {
        "title": "Webhook endpoint description",
        "description": "Your own note on what the endpoint is for; `null` removes it.",
        "type": [
          "string",
          "null"
        ],
        "maxLength": 500,
        "pattern": "^[^\\x00\\uD800-\\uDFFF]*$"
      },
      "EnabledEvents": {
        "title": "Enabled events",
        "description": "The types of the events that the endpoint is to receive. A new endpoint for which the list is left out receives\nevery type that exists when it is created.\n",
        "type": "array",
        "minItems": 1,
        "uniqueItems": true,
        "items": {
          "$ref": "#/components/schemas/EventType"
        }
      },
      "WebhookEndpointCreate": {
        "title": "Webhook endpoint to create",
        "description": "Where events are to be sent, and which ones.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "url"
        ],
        "properties": {
          "url": {
            "$ref": "#/components/schemas/WebhookEndpointUrl"
          },
          "description": {
            "$ref": "#/components/schemas/WebhookEndpointDescription"
          },
          "enabled_events": {
            "$ref": "#/components/schemas/EnabledEvents"
          }
        }
      },
      "SigningSecret": {
        "title": "Signing secret",
        "description": "The secret that deliveries are signed with: `whsec_` and the base64 form of 32 bytes. Keep it where you keep your\nAPI keys.\n",
        "type": "string",
        "pattern": "^whsec_[A-Za-z0-9+/]{43}=$"
      },
      "CreatedWebhookEndpoint": {
        "title": "Created webhook endpoint",
        "description": "The new endpoint together with its signing secret, which no later response shows again.",
        "allOf": [
          {
            "$ref": "#/components/schemas/WebhookEndpoint"
          },
          {
            "type": "object",
            "required": [
              "secret"
            ],
            "properties": {
              "secret": {
                "$ref": "#/components/schemas/SigningSecret"
              }
            }
          }
        ]
      },
      "WebhookEndpointUpdate": {
        "title": "Webhook endpoint update",
        "description": "The properties to change; at least one. A property that is left out keeps its value.",
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "url": {
            "$ref": "#/components/schemas/WebhookEndpointUrl"
          },
          "description": {
            "$ref": "#/components/schemas/WebhookEndpointDescription"
          },
          "enabled_events": {
            "$ref": "#/components/schemas/EnabledEvents"
          },
          "status": {
            "$ref": "#/components/schemas/WebhookEndpointStatus",
            "description": "`disabled` stops all deliveries to the endpoint; `enabled` resumes them, also after we disabled it.\n"
          }
        }
      },
      "DeletedWebhookEndpoint": {
        "title": "Deleted webhook endpoint",
        "description": "Confirms that a webhook endpoint was deleted.",
        "type": "object",
        "required": [
          "id",
          "object",
          "deleted",
          "deleted_at"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "The ID of the endpoint that was deleted."
          },
          "object": {
            "type": "string",
            "description": "The kind of the object that was deleted.",
            "const": "webhook_endpoint"
          },
          "deleted": {
            "type": "boolean",
            "description": "Always true.",
            "const": true
          },
          "deleted_at": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the object was deleted. Measured in seconds since the Unix epoch."
          }
        }
      },
      "RotatedWebhookEndpoint": {
        "title": "Webhook endpoint with a new secret",
        "description": "The endpoint together with its new signing secret, which no later response shows again.",
        "allOf": [
          {
            "$ref": "#/components/schemas/WebhookEndpoint"
          },
          {
            "type": "object",
            "required": [
              "secret",
              "previous_secret_expires_at"
            ],
            "properties": {
              "secret": {
                "$ref": "#/components/schemas/SigningSecret"
              },
              "previous_secret_expires_at": {
                "type": [
                  "integer",
                  "null"
                ],
                "format": "int64",
                "description": "Time until which deliveries are signed with the previous secret as well. Null when no previous secret is\nvalid. Measured in seconds since the Unix epoch.\n"
              }
            }
          }
        ]
      },
      "DeliveryStatus": {
        "title": "Delivery status",
        "description": "`pending` while an attempt is due, `succeeded` once the endpoint answered with a 2xx status, `failed` when no\nfurther attempt will be made.\n",
        "type": "string",
        "enum": [
          "pending",
          "succeeded",
          "failed"
        ]
      },
      "DeliveryAttempt": {
        "title": "Delivery attempt",
        "description": "One request that was sent to the endpoint.",
        "type": "object",
        "required": [
          "attempted_at",
          "status_code",
          "duration_ms",
          "error"
        ],
        "properties": {
          "attempted_at": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the request was sent. Measured in seconds since the Unix epoch."
          },
          "status_code": {
            "type": [
              "integer",
              "null"
            ],
            "description": "The status of the response. Null when there was none.",
            "minimum": 100,
            "maximum": 999
          },
          "duration_ms": {
            "type": "integer",
            "description": "How long the attempt took, in milliseconds.",
            "minimum": 0
          },
          "error": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why there was no usable response, in one sentence. Null when there was one."
          }
        }
      },
      "Delivery": {
        "title": "Delivery",
        "description": "The sending of one event to one webhook endpoint, with every attempt that was made.",
        "type": "object",
        "required": [
          "id",
          "event_id",
          "event_type",
          "webhook_endpoint_id",
          "status",
          "attempts",
          "next_attempt_at",
          "created"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Unique identifier for the object."
          },
          "event_id": {
            "type": "string",
            "description": "Public ID of the event that is delivered."
          },
          "event_type": {
            "$ref": "#/components/schemas/EventType"
          },
          "webhook_endpoint_id": {
            "type": "string",
            "description": "Public ID of the webhook endpoint that the event is sent to."
          },
          "status": {
            "$ref": "#/components/schemas/DeliveryStatus"
          },
          "attempts": {
            "type": "array",
            "description": "The attempts made so far, oldest first.",
            "items": {
              "$ref": "#/components/schemas/DeliveryAttempt"
            }
          },
          "next_attempt_at": {
            "type": [
              "integer",
              "null"
            ],
            "format": "int64",
            "description": "Time of the next attempt. Null unless `status` is `pending`. Measured in seconds since the Unix epoch.\n"
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the object was created. Measured in seconds since the Unix epoch."
          }
        }
      },
      "PaymentSessionSnapshot": {
        "title": "Payment session snapshot",
        "description": "The session as it was when the event happened. It never contains `url`.",
        "allOf": [
          {
            "$ref": "#/components/schemas/PaymentSession"
          },
          {
            "type": "object",
            "properties": {
              "url": false
            }
          }
        ]
      },
      "Event": {
        "title": "Event",
        "description": "Something that happened to one of your objects. Webhooks deliver it in the same shape.",
        "type": "object",
        "required": [
          "id",
          "event_type",
          "created",
          "data"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Unique identifier for the object."
          },
          "event_type": {
            "$ref": "#/components/schemas/EventType"
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the event happened. Measured in seconds since the Unix epoch."
          },
          "data": {
            "$ref": "#/components/schemas/PaymentSessionSnapshot"
          }
        }
      },
      "EventResend": {
        "title": "Event to resend",
        "description": "Where the event is to be sent again.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "webhook_endpoint": {
            "type": "string",
            "description": "Public ID of the one webhook endpoint to send the event to, which need not be one that receives events of its\ntype. When it is left out, the event is sent to every enabled endpoint that does.\n",
            "minLength": 1,
            "maxLength": 255
          }
        }
      },
      "CompletedPaymentSessionSnapshot": {
        "title": "Completed payment session snapshot",
        "description": "The session as it was when it was completed. It never contains `url`.",
        "allOf": [
          {
            "$ref": "#/components/schemas/PaymentSessionSnapshot"
          },
          {
            "type": "object",
            "properties": {
              "status": {
                "type": "string",
                "description": "Status of the session after the event.",
                "const": "completed"
              },
              "completed_at": {
                "type": "integer",
                "format": "int64",
                "description": "Time at which the session was completed. Measured in seconds since the Unix epoch."
              }
            }
          }
        ]
      },
      "PaymentSessionCompletedEvent": {
        "title": "Payment session completed",
        "description": "The contractor saved a card.",
        "type": "object",
        "required": [
          "id",
          "event_type",
          "created",
          "data"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Unique identifier for the object."
          },
          "event_type": {
            "type": "string",
            "description": "What happened.",
            "const": "payment.session.completed"
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the event happened. Measured in seconds since the Unix epoch."
          },
          "data": {
            "$ref": "#/components/schemas/CompletedPaymentSessionSnapshot"
          }
        }
      },
      "CancelledPaymentSessionSnapshot": {
        "title": "Cancelled payment session snapshot",
        "description": "The session as it was when it was cancelled. It never contains `url`.",
        "allOf": [
          {
            "$ref": "#/components/schemas/PaymentSessionSnapshot"
          },
          {
            "type": "object",
            "properties": {
              "status": {
                "type": "string",
                "description": "Status of the session after the event.",
                "const": "cancelled"
              },
              "cancelled_at": {
                "type": "integer",
                "format": "int64",
                "description": "Time at which the session was cancelled. Measured in seconds since the Unix epoch."
              }
            }
          }
        ]
      },
      "PaymentSessionCancelledEvent": {
        "title": "Payment session cancelled",
        "description": "The session was cancelled: by you, by the contractor, or because you deleted the contractor.\n",
        "type": "object",
        "required": [
          "id",
          "event_type",
          "created",
          "data"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Unique identifier for the object."
          },
          "event_type": {
            "type": "string",
            "description": "What happened.",
            "const": "payment.session.cancelled"
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the event happened. Measured in seconds since the Unix epoch."
          },
          "data": {
            "$ref": "#/components/schemas/CancelledPaymentSessionSnapshot"
          }
        }
      },
      "ExpiredPaymentSessionSnapshot": {
        "title": "Expired payment session snapshot",
        "description": "The session as it was when it expired. It never contains `url`.",
        "allOf": [
          {
            "$ref": "#/components/schemas/PaymentSessionSnapshot"
          },
          {
            "type": "object",
            "properties": {
              "status": {
                "type": "string",
                "description": "Status of the session after the event.",
                "const": "expired"
              }
            }
          }
        ]
      },
      "PaymentSessionExpiredEvent": {
        "title": "Payment session expired",
        "description": "The session reached its `expires_at` before the contractor saved a card.",
        "type": "object",
        "required": [
          "id",
          "event_type",
          "created",
          "data"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Unique identifier for the object."
          },
          "event_type": {
            "type": "string",
            "description": "What happened.",
            "const": "payment.session.expired"
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "Time at which the event happened. Measured in seconds since the Unix epoch."
          },
          "data": {
            "$ref": "#/components/schemas/ExpiredPaymentSessionSnapshot"
          }
        }
      }
    },
    "headers": {
      "RequestId": {
        "description": "Identifies this request in our logs. Quote it when you contact support.",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        },
        "example": "req_032b11vdWDfdwsmCUf8vez"
      },
      "RateLimitPolicy": {
        "description": "The limit on requests with your API key, as structured fields: its name, how many requests may be sent at once (`q`),\nand in how many seconds as many again (`w`). Absent where the server sets no limit.\n",
        "schema": {
          "type": "string",
          "pattern": "^\"[a-z]+\";q=[0-9]+;w=[1-9]"
        },
        "example": "\"key\";q=2000;w=10"
      },
      "RateLimit": {
        "description": "What is left of the limit after this request, as structured fields: its name, how many more requests may be sent now\n(`r`), and the number of seconds until there is at least one more (`t`). Absent where the server sets no limit.\n",
        "schema": {
          "type": "string",
          "pattern": "^\"[a-z]+\";r=[0-9]+;t=[0-9]"
        },
        "example": "\"key\";r=1999;t=1"
      },
      "Link": {
        "description": "The neighbouring pages of this list ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288)), each an absolute URL:\n`rel=\"next\"` leads to older objects, `rel=\"prev\"` to newer ones. A relation is left out where there is no such\npage, and the header is absent when the whole list fits on one page.\n",
        "schema": {
          "type": "string",
          "minLength": 1
        },
        "example": "<https://api.1099policy.com/api/v1/payment/sessions?limit=2&starting_after=hps_032ay5LmNbVJQJT3Q4jG04>; rel=\"next\""
      },
      "Allow": {
        "description": "The methods that this path accepts, separated by commas.",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1
        },
        "example": "GET, HEAD, POST"
      },
      "RetryAfter": {
        "description": "The number of seconds to wait before you send the request again.",
        "required": true,
        "schema": {
          "type": "integer",
          "minimum": 0
        },
        "example": 1
      },
      "IdempotentReplayed": {
        "description": "Present, with the value `true`, when this is the stored response to an earlier request with the same idempotency\nkey. Absent when the request was carried out now.\n",
        "schema": {
          "type": "string",
          "const": "true"
        },
        "example": "true"
      },
      "RetryAfterWhenInUse": {
        "description": "The number of seconds to wait before you send the request again. Present with `idempotency_key_in_use` alone.\n",
        "schema": {
          "type": "integer",
          "minimum": 0
        },
        "example": 1
      }
    },
    "examples": {
      "PaymentSessionList": {
        "summary": "Two sessions, newest first",
        "value": [
          {
            "id": "hps_032b11voKwE9nsjphbgwRD",
            "status": "pending",
            "contractor_id": "cn_032ZJ0rlogdis0JHZ8SVSX",
            "created": 1772463600,
            "expires_at": 1772465400,
            "completed_at": null,
            "cancelled_at": null,
            "processor": "checkout",
            "return_url": "https://app.example.com/settings/billing/return"
          },
          {
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
        ]
      },
      "InvalidQuery": {
        "summary": "A query parameter is not as described",
        "value": {
          "error_code": "invalid_input",
          "message": "The request is not valid.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez",
          "errors": [
            {
              "path": "/limit",
              "message": "Query parameter \"limit\" must be at most 100."
            }
          ]
        }
      },
      "EnvironmentMismatch": {
        "summary": "The header contradicts the key",
        "value": {
          "error_code": "environment_mismatch",
          "message": "The Ten99Policy-Environment header says production but the API key belongs to the sandbox.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "InvalidApiKey": {
        "summary": "No valid key",
        "value": {
          "error_code": "invalid_api_key",
          "message": "The API key is missing or invalid.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "MethodNotAllowed": {
        "summary": "A method that the path does not have",
        "value": {
          "error_code": "method_not_allowed",
          "message": "This path does not accept the method; the Allow header names those it does.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "RateLimited": {
        "summary": "Too many requests",
        "value": {
          "error_code": "rate_limited",
          "message": "Too many requests were sent with this API key.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "GeneralError": {
        "summary": "Something failed on our side",
        "value": {
          "error_code": "general_error",
          "message": "The request could not be carried out because of an error on our side.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "ServiceUnavailable": {
        "summary": "We cannot answer now",
        "value": {
          "error_code": "service_unavailable",
          "message": "The service cannot handle the request at the moment.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "PaymentSessionToCreate": {
        "summary": "Send a contractor to save a card",
        "value": {
          "contractor": "cn_032ZJ0rlogdis0JHZ8SVSX",
          "return_url": "https://app.example.com/settings/billing/return"
        }
      },
      "NewPaymentSession": {
        "summary": "A new session with its URL",
        "value": {
          "id": "hps_032b11voKwE9nsjphbgwRD",
          "status": "pending",
          "contractor_id": "cn_032ZJ0rlogdis0JHZ8SVSX",
          "created": 1772463600,
          "expires_at": 1772465400,
          "completed_at": null,
          "cancelled_at": null,
          "processor": "checkout",
          "return_url": "https://app.example.com/settings/billing/return",
          "url": "https://my.1099policy.com/payment/setup/live_<token>"
        }
      },
      "InvalidSessionBody": {
        "summary": "The body is not as described",
        "value": {
          "error_code": "invalid_input",
          "message": "The request is not valid.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez",
          "errors": [
            {
              "path": "/contractor",
              "message": "\"contractor\" is required."
            },
            {
              "path": "/amount",
              "message": "\"amount\" is not a known property."
            }
          ]
        }
      },
      "InvalidReturnUrl": {
        "summary": "The return URL is not allowed",
        "value": {
          "error_code": "invalid_return_url",
          "message": "The contractor cannot be sent to this return_url.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez",
          "errors": [
            {
              "path": "/return_url",
              "message": "\"return_url\" must have a host that is listed in hosted_flow_allowed_redirect_hosts."
            }
          ]
        }
      },
      "ContractorNotFound": {
        "summary": "No such contractor",
        "value": {
          "error_code": "resource_not_found",
          "message": "There is no contractor with this ID.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "IdempotencyKeyInUse": {
        "summary": "The first request is still running",
        "value": {
          "error_code": "idempotency_key_in_use",
          "message": "A request with this idempotency key is still being carried out.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "PayloadTooLarge": {
        "summary": "The body is too large",
        "value": {
          "error_code": "payload_too_large",
          "message": "The request body is larger than 64 KiB.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "UnsupportedMediaType": {
        "summary": "The body is not JSON",
        "value": {
          "error_code": "unsupported_media_type",
          "message": "The request body must be sent as application/json.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "IdempotencyKeyReused": {
        "summary": "The key belongs to another request",
        "value": {
          "error_code": "idempotency_key_reused",
          "message": "This idempotency key was already used with a different request.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "PendingPaymentSession": {
        "summary": "The contractor has not finished yet",
        "value": {
          "id": "hps_032b11voKwE9nsjphbgwRD",
          "status": "pending",
          "contractor_id": "cn_032ZJ0rlogdis0JHZ8SVSX",
          "created": 1772463600,
          "expires_at": 1772465400,
          "completed_at": null,
          "cancelled_at": null,
          "processor": "checkout",
          "return_url": "https://app.example.com/settings/billing/return"
        }
      },
      "CompletedPaymentSession": {
        "summary": "The contractor saved a card",
        "value": {
          "id": "hps_032b11voKwE9nsjphbgwRD",
          "status": "completed",
          "contractor_id": "cn_032ZJ0rlogdis0JHZ8SVSX",
          "created": 1772463600,
          "expires_at": 1772465400,
          "completed_at": 1772464020,
          "cancelled_at": null,
          "processor": "checkout",
          "return_url": "https://app.example.com/settings/billing/return"
        }
      },
      "CancelledPaymentSession": {
        "summary": "The session was cancelled",
        "value": {
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
      "ExpiredPaymentSession": {
        "summary": "The time ran out",
        "value": {
          "id": "hps_032b11voKwE9nsjphbgwRD",
          "status": "expired",
          "contractor_id": "cn_032ZJ0rlogdis0JHZ8SVSX",
          "created": 1772463600,
          "expires_at": 1772465400,
          "completed_at": null,
          "cancelled_at": null,
          "processor": "checkout",
          "return_url": "https://app.example.com/settings/billing/return"
        }
      },
      "InvalidHeader": {
        "summary": "A header is not as described",
        "value": {
          "error_code": "invalid_input",
          "message": "The request is not valid.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez",
          "errors": [
            {
              "path": "/Ten99Policy-Environment",
              "message": "Header \"Ten99Policy-Environment\" must be one of sandbox, production."
            }
          ]
        }
      },
      "PaymentSessionNotFound": {
        "summary": "No such session",
        "value": {
          "error_code": "resource_not_found",
          "message": "There is no payment session with this ID.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "SessionNotPending": {
        "summary": "The session has ended",
        "value": {
          "error_code": "session_not_pending",
          "message": "The session is already in a terminal state.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "SessionExpired": {
        "summary": "The session is past its time",
        "value": {
          "error_code": "session_expired",
          "message": "The session is past its expires_at.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "ContractorList": {
        "summary": "One contractor",
        "value": [
          {
            "id": "cn_032ZsLsSJUdIte0vUdCvzA",
            "created": 1772290800,
            "first_name": "Grace",
            "middle_name": null,
            "last_name": "Hopper",
            "company_name": null,
            "email": "grace@example.com",
            "phone": "+1 (212) 555-0107",
            "address": {
              "line1": "1 Harbor Street",
              "line2": null,
              "locality": "Arlington",
              "region": "VA",
              "postalcode": "22201",
              "country": null
            },
            "withhold_premium": null,
            "custom_metadata": null,
            "card": null
          }
        ]
      },
      "ContractorToCreate": {
        "summary": "Every property",
        "value": {
          "first_name": "Ada",
          "middle_name": "King",
          "last_name": "Lovelace",
          "company_name": "Analytical Engines LLC",
          "email": "ada@example.com",
          "phone": "415-555-0142",
          "address": {
            "line1": "12 St James's Square",
            "line2": "Apt 2",
            "locality": "San Francisco",
            "region": "CA",
            "postalcode": "94110",
            "country": "US"
          },
          "tax_identification": "000-00-0000",
          "withhold_premium": false,
          "custom_metadata": {
            "internal_id": "4711",
            "cohort": 3,
            "verified": true
          }
        }
      },
      "MinimalContractorToCreate": {
        "summary": "Only what is required",
        "value": {
          "first_name": "Grace",
          "last_name": "Hopper",
          "email": "grace@example.com",
          "phone": "+1 (212) 555-0107",
          "address": {
            "line1": "1 Harbor Street",
            "locality": "Arlington",
            "region": "VA",
            "postalcode": 22201
          }
        }
      },
      "NewContractor": {
        "summary": "A contractor without a card",
        "value": {
          "id": "cn_032ZJ0rlogdis0JHZ8SVSX",
          "created": 1772204400,
          "first_name": "Ada",
          "middle_name": "King",
          "last_name": "Lovelace",
          "company_name": "Analytical Engines LLC",
          "email": "ada@example.com",
          "phone": "415-555-0142",
          "address": {
            "line1": "12 St James's Square",
            "line2": "Apt 2",
            "locality": "San Francisco",
            "region": "CA",
            "postalcode": "94110",
            "country": "US"
          },
          "withhold_premium": false,
          "custom_metadata": {
            "internal_id": "4711",
            "cohort": 3,
            "verified": true
          },
          "card": null
        }
      },
      "InvalidContractorBody": {
        "summary": "The body is not as described",
        "value": {
          "error_code": "invalid_input",
          "message": "The request is not valid.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez",
          "errors": [
            {
              "path": "/email",
              "message": "\"email\" must have the documented form."
            },
            {
              "path": "/address/postalcode",
              "message": "\"postalcode\" is required."
            }
          ]
        }
      },
      "DuplicateEmail": {
        "summary": "The address is taken",
        "value": {
          "error_code": "duplicate_email",
          "message": "Another contractor already has this email address.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez",
          "errors": [
            {
              "path": "/email",
              "message": "\"email\" must not be the address of another contractor."
            }
          ]
        }
      },
      "ContractorWithCard": {
        "summary": "A contractor who saved a card",
        "value": {
          "id": "cn_032ZJ0rlogdis0JHZ8SVSX",
          "created": 1772204400,
          "first_name": "Ada",
          "middle_name": "King",
          "last_name": "Lovelace",
          "company_name": "Analytical Engines LLC",
          "email": "ada@example.com",
          "phone": "415-555-0142",
          "address": {
            "line1": "12 St James's Square",
            "line2": "Apt 2",
            "locality": "San Francisco",
            "region": "CA",
            "postalcode": "94110",
            "country": "US"
          },
          "withhold_premium": false,
          "custom_metadata": {
            "internal_id": "4711",
            "cohort": 3,
            "verified": true
          },
          "card": {
            "brand": "visa",
            "last4": "4242",
            "exp_month": 12,
            "exp_year": 2030
          }
        }
      },
      "ContractorChange": {
        "summary": "A new phone number, and no middle name",
        "value": {
          "middle_name": null,
          "phone": "415-555-0199"
        }
      },
      "ChangedContractor": {
        "summary": "The contractor after the change",
        "value": {
          "id": "cn_032ZJ0rlogdis0JHZ8SVSX",
          "created": 1772204400,
          "first_name": "Ada",
          "middle_name": null,
          "last_name": "Lovelace",
          "company_name": "Analytical Engines LLC",
          "email": "ada@example.com",
          "phone": "415-555-0199",
          "address": {
            "line1": "12 St James's Square",
            "line2": "Apt 2",
            "locality": "San Francisco",
            "region": "CA",
            "postalcode": "94110",
            "country": "US"
          },
          "withhold_premium": false,
          "custom_metadata": {
            "internal_id": "4711",
            "cohort": 3,
            "verified": true
          },
          "card": null
        }
      },
      "ContractorDeletion": {
        "summary": "The contractor is gone",
        "value": {
          "id": "cn_032ZJ0rlogdis0JHZ8SVSX",
          "object": "contractor",
          "deleted": true,
          "deleted_at": 1772463600
        }
      },
      "WebhookEndpointList": {
        "summary": "One endpoint",
        "value": [
          {
            "id": "whe_032YAKonrnRIPvDpQvcBLh",
            "url": "https://app.example.com/webhooks/payment-sessions",
            "description": "Billing",
            "enabled_events": [
              "payment.session.completed",
              "payment.session.cancelled"
            ],
            "status": "enabled",
            "disabled_reason": null,
            "created": 1772031600
          }
        ]
      },
      "WebhookEndpointToCreate": {
        "summary": "Two types of events",
        "value": {
          "url": "https://app.example.com/webhooks/payment-sessions",
          "description": "Billing",
          "enabled_events": [
            "payment.session.completed",
            "payment.session.cancelled"
          ]
        }
      },
      "MinimalWebhookEndpointToCreate": {
        "summary": "All events",
        "value": {
          "url": "https://app.example.com/webhooks/payment-sessions"
        }
      },
      "NewWebhookEndpoint": {
        "summary": "A new endpoint with its secret",
        "value": {
          "id": "whe_032YAKonrnRIPvDpQvcBLh",
          "url": "https://app.example.com/webhooks/payment-sessions",
          "description": "Billing",
          "enabled_events": [
            "payment.session.completed",
            "payment.session.cancelled"
          ],
          "status": "enabled",
          "disabled_reason": null,
          "created": 1772031600,
          "secret": "whsec_dGhpcyBpcyBvbmx5IGFuIGV4YW1wbGUgc2VjcmV0ISE="
        }
      },
      "InvalidWebhookEndpointBody": {
        "summary": "The body is not as described",
        "value": {
          "error_code": "invalid_input",
          "message": "The request is not valid.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez",
          "errors": [
            {
              "path": "/url",
              "message": "\"url\" must have a host with only public addresses."
            },
            {
              "path": "/enabled_events/0",
              "message": "Item 0 of \"enabled_events\" must be one of payment.session.completed, payment.session.cancelled, payment.session.expired."
            }
          ]
        }
      },
      "EnabledWebhookEndpoint": {
        "summary": "An endpoint that receives events",
        "value": {
          "id": "whe_032YAKonrnRIPvDpQvcBLh",
          "url": "https://app.example.com/webhooks/payment-sessions",
          "description": "Billing",
          "enabled_events": [
            "payment.session.completed",
            "payment.session.cancelled"
          ],
          "status": "enabled",
          "disabled_reason": null,
          "created": 1772031600
        }
      },
      "DisabledWebhookEndpoint": {
        "summary": "An endpoint that answered 410",
        "value": {
          "id": "whe_032YAKonrnRIPvDpQvcBLh",
          "url": "https://app.example.com/webhooks/payment-sessions",
          "description": null,
          "enabled_events": [
            "payment.session.completed",
            "payment.session.cancelled",
            "payment.session.expired"
          ],
          "status": "disabled",
          "disabled_reason": "gone",
          "created": 1772031600
        }
      },
      "WebhookEndpointNotFound": {
        "summary": "No such webhook endpoint",
        "value": {
          "error_code": "resource_not_found",
          "message": "There is no webhook endpoint with this ID.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "WebhookEndpointChange": {
        "summary": "Enable the endpoint again",
        "value": {
          "status": "enabled"
        }
      },
      "WebhookEndpointDeletion": {
        "summary": "The endpoint is gone",
        "value": {
          "id": "whe_032YAKonrnRIPvDpQvcBLh",
          "object": "webhook_endpoint",
          "deleted": true,
          "deleted_at": 1772463600
        }
      },
      "WebhookEndpointWithNewSecret": {
        "summary": "The new secret, and how long the old one stays valid",
        "value": {
          "id": "whe_032YAKonrnRIPvDpQvcBLh",
          "url": "https://app.example.com/webhooks/payment-sessions",
          "description": "Billing",
          "enabled_events": [
            "payment.session.completed",
            "payment.session.cancelled"
          ],
          "status": "enabled",
          "disabled_reason": null,
          "created": 1772031600,
          "secret": "whsec_dGhpcyB0b28gaXMgYW4gZXhhbXBsZSBzZWNyZXQhISE=",
          "previous_secret_expires_at": 1772550000
        }
      },
      "DeliveryList": {
        "summary": "A delivery that is being retried, and one that succeeded",
        "value": [
          {
            "id": "dlv_032b1CZphpdBH2DpZlzhSt",
            "event_id": "ev_032b1CZw2ZkGZrqNWBHQAa",
            "event_type": "payment.session.cancelled",
            "webhook_endpoint_id": "whe_032YAKonrnRIPvDpQvcBLh",
            "status": "pending",
            "attempts": [
              {
                "attempted_at": 1772464020,
                "status_code": 503,
                "duration_ms": 84,
                "error": null
              },
              {
                "attempted_at": 1772464025,
                "status_code": null,
                "duration_ms": 15000,
                "error": "The endpoint did not answer within 15 seconds."
              }
            ],
            "next_attempt_at": 1772464340,
            "created": 1772464020
          },
          {
            "id": "dlv_032ayCx82WMPiPXurVDKR2",
            "event_id": "ev_032ayCwaPMUZE2BVv0bmX5",
            "event_type": "payment.session.completed",
            "webhook_endpoint_id": "whe_032YAKonrnRIPvDpQvcBLh",
            "status": "succeeded",
            "attempts": [
              {
                "attempted_at": 1772456700,
                "status_code": 204,
                "duration_ms": 37,
                "error": null
              }
            ],
            "next_attempt_at": null,
            "created": 1772456700
          }
        ]
      },
      "EventList": {
        "summary": "Two events, newest first",
        "value": [
          {
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
          {
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
          }
        ]
      },
      "CancelledEvent": {
        "summary": "A session was cancelled",
        "value": {
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
        }
      },
      "CompletedEvent": {
        "summary": "A contractor saved a card",
        "value": {
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
        }
      },
      "ExpiredEvent": {
        "summary": "The time of a session ran out",
        "value": {
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
        }
      },
      "EventNotFound": {
        "summary": "No such event",
        "value": {
          "error_code": "resource_not_found",
          "message": "There is no event with this ID.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      },
      "EventToResend": {
        "summary": "To one endpoint",
        "value": {
          "webhook_endpoint": "whe_032YAKonrnRIPvDpQvcBLh"
        }
      },
      "QueuedDeliveries": {
        "summary": "One delivery is queued",
        "value": [
          {
            "id": "dlv_032b1Ol6uKmotXsC8YMwuJ",
            "event_id": "ev_032b1CZw2ZkGZrqNWBHQAa",
            "event_type": "payment.session.cancelled",
            "webhook_endpoint_id": "whe_032YAKonrnRIPvDpQvcBLh",
            "status": "pending",
            "attempts": [],
            "next_attempt_at": 1772464500,
            "created": 1772464500
          }
        ]
      },
      "InvalidResendBody": {
        "summary": "The body is not as described",
        "value": {
          "error_code": "invalid_input",
          "message": "The request is not valid.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez",
          "errors": [
            {
              "path": "/webhook_endpoint",
              "message": "\"webhook_endpoint\" must be a string."
            }
          ]
        }
      },
      "EndpointDisabled": {
        "summary": "The endpoint is disabled",
        "value": {
          "error_code": "endpoint_disabled",
          "message": "The webhook endpoint is disabled; enable it before you resend events to it.",
          "request_id": "req_032b11vdWDfdwsmCUf8vez"
        }
      }
    },
    "responses": {
      "InvalidListRequest": {
        "description": "- `invalid_input` — the request is not as described here, both cursors were given, or a cursor is unknown.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "invalid_input": {
                "$ref": "#/components/examples/InvalidQuery"
              },
              "environment_mismatch": {
                "$ref": "#/components/examples/EnvironmentMismatch"
              }
            }
          }
        }
      },
      "InvalidApiKey": {
        "description": "Missing or invalid API key (`invalid_api_key`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "invalid_api_key": {
                "$ref": "#/components/examples/InvalidApiKey"
              }
            }
          }
        }
      },
      "MethodNotAllowed": {
        "description": "The answer to any other method on this path (`method_not_allowed`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "Allow": {
            "$ref": "#/components/headers/Allow"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "method_not_allowed": {
                "$ref": "#/components/examples/MethodNotAllowed"
              }
            }
          }
        }
      },
      "RateLimited": {
        "description": "Too many requests were sent with this API key (`rate_limited`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          },
          "Retry-After": {
            "$ref": "#/components/headers/RetryAfter"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "rate_limited": {
                "$ref": "#/components/examples/RateLimited"
              }
            }
          }
        }
      },
      "GeneralError": {
        "description": "Something failed on our side (`general_error`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "general_error": {
                "$ref": "#/components/examples/GeneralError"
              }
            }
          }
        }
      },
      "ServiceUnavailable": {
        "description": "We cannot answer at the moment (`service_unavailable`). Send the request again after the time in `Retry-After`. It\nmay have been carried out all the same, so a `POST` needs the same idempotency key.\n",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          },
          "Retry-After": {
            "$ref": "#/components/headers/RetryAfter"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "service_unavailable": {
                "$ref": "#/components/examples/ServiceUnavailable"
              }
            }
          }
        }
      },
      "IdempotencyKeyInUse": {
        "description": "The first request with this idempotency key is still running (`idempotency_key_in_use`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          },
          "Retry-After": {
            "$ref": "#/components/headers/RetryAfter"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "idempotency_key_in_use": {
                "$ref": "#/components/examples/IdempotencyKeyInUse"
              }
            }
          }
        }
      },
      "PayloadTooLarge": {
        "description": "The body is larger than 64 KiB (`payload_too_large`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "payload_too_large": {
                "$ref": "#/components/examples/PayloadTooLarge"
              }
            }
          }
        }
      },
      "UnsupportedMediaType": {
        "description": "The body is not sent as `application/json` (`unsupported_media_type`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "unsupported_media_type": {
                "$ref": "#/components/examples/UnsupportedMediaType"
              }
            }
          }
        }
      },
      "IdempotencyKeyReused": {
        "description": "The idempotency key was already used with another body, or with another ID in the path (`idempotency_key_reused`).\n",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "idempotency_key_reused": {
                "$ref": "#/components/examples/IdempotencyKeyReused"
              }
            }
          }
        }
      },
      "ReplayableGeneralError": {
        "description": "Something failed on our side (`general_error`). With an idempotency key this answer is stored as well: use a new key\nto try again.\n",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          },
          "Idempotent-Replayed": {
            "$ref": "#/components/headers/IdempotentReplayed"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "general_error": {
                "$ref": "#/components/examples/GeneralError"
              }
            }
          }
        }
      },
      "InvalidRequest": {
        "description": "- `invalid_input` — the request is not as described here.\n- `environment_mismatch` — `Ten99Policy-Environment` contradicts the API key.\n",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "invalid_input": {
                "$ref": "#/components/examples/InvalidHeader"
              },
              "environment_mismatch": {
                "$ref": "#/components/examples/EnvironmentMismatch"
              }
            }
          }
        }
      },
      "PaymentSessionNotFound": {
        "description": "Session not found (`resource_not_found`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "resource_not_found": {
                "$ref": "#/components/examples/PaymentSessionNotFound"
              }
            }
          }
        }
      },
      "ContractorNotFound": {
        "description": "Contractor not found (`resource_not_found`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "resource_not_found": {
                "$ref": "#/components/examples/ContractorNotFound"
              }
            }
          }
        }
      },
      "WebhookEndpointNotFound": {
        "description": "Webhook endpoint not found (`resource_not_found`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "resource_not_found": {
                "$ref": "#/components/examples/WebhookEndpointNotFound"
              }
            }
          }
        }
      },
      "EventNotFound": {
        "description": "Event not found (`resource_not_found`).",
        "headers": {
          "Request-Id": {
            "$ref": "#/components/headers/RequestId"
          },
          "RateLimit-Policy": {
            "$ref": "#/components/headers/RateLimitPolicy"
          },
          "RateLimit": {
            "$ref": "#/components/headers/RateLimit"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            },
            "examples": {
              "resource_not_found": {
                "$ref": "#/components/examples/EventNotFound"
              }
            }
          }
        }
      },
      "WebhookEndpointGone": {
        "description": "You no longer want events here. The endpoint is disabled and nothing more is sent to it."
      },
      "WebhookReceived": {
        "description": "You have received the event. Answer within 15 seconds and do slow work afterwards."
      },
      "WebhookRefused": {
        "description": "You could not receive the event. It is sent again after 5 seconds, 5 minutes, 30 minutes, 2 hours, 5 hours, 10 hours\nand 10 hours, or when your `Retry-After` header says so.\n"
      }
    }
  }
};
