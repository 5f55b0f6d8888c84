import type { Environment } from "../api-keys/api-key.ts";
import type { EnvironmentReader } from "../environment-reader.ts";
import { createCheckoutProcessor } from "./checkout/create-checkout-processor.ts";
import { type CheckoutSettings, readCheckoutSettings } from "./checkout/settings.ts";
import type { Processors } from "./processor.ts";

export type ProcessorSettings = Record<Environment, CheckoutSettings | undefined>;

export const readProcessorSettings = (reader: EnvironmentReader): ProcessorSettings => ({
  test: readCheckoutSettings(reader, "test"),
  live: readCheckoutSettings(reader, "live"),
});

export const createProcessors = ({ test, live }: ProcessorSettings): Processors => ({
  test: test && createCheckoutProcessor(test),
  live: live && createCheckoutProcessor(live),
});
