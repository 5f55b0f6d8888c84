export { createDemoPlatform, type DemoPlatform, type DemoPlatformOptions } from "./create-demo-platform.ts";
