/** Statuses of success. */
export type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

/**
 * Every other status that a server or a proxy answers with. They are spelled out because a plain `number` would
 * contain the statuses of success too, and then comparing `status` could not tell results apart.
 */
export type FailureStatus = RedirectionStatus | ClientErrorStatus | ServerErrorStatus;

type RedirectionStatus = 0 | 300 | 301 | 302 | 303 | 304 | 305 | 306 | 307 | 308;

// prettier-ignore
type ClientErrorStatus =
  | 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418
  | 419 | 420 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 440 | 444 | 449 | 450 | 451 | 460 | 463 | 494
  | 495 | 496 | 497 | 498 | 499;

// prettier-ignore
type ServerErrorStatus =
  | 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 509 | 510 | 511 | 520 | 521 | 522 | 523 | 524 | 525 | 526
  | 527 | 529 | 530 | 561 | 598 | 599;
