import { createFrames, type Frames } from "./create-frames.ts";
import { mountFields } from "./mount-fields.ts";

declare global {
  interface Window {
    Frames?: Frames;
  }
}

/** Where this script came from is where the fields come from. Known only while it runs for the first time. */
const { origin } = new URL((document.currentScript as HTMLScriptElement).src);

window.Frames = createFrames((options, receive) => mountFields(options, origin, receive));
