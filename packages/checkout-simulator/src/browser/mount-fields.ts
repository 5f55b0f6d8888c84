import { fieldKeys, type FieldName, fieldNames } from "../fields/field-names.ts";
import { toFragment } from "./field-settings.ts";
import { type FramesOptions, languageOf, selectorOf, textOf } from "./frames-options.ts";
import { type FieldMessage, fieldMessages, openEnvelope, type PageMessage, toEnvelope } from "./messages.ts";

export interface MountedFields {
  post(field: FieldName, message: PageMessage): void;
  destroy(): void;
}

/** Puts one iframe of the simulator's origin into each of the page's containers. */
export function mountFields(
  options: FramesOptions,
  origin: string,
  receive: (message: FieldMessage) => void,
): MountedFields {
  const channel = crypto.randomUUID();
  const containers = findContainers(options);
  const frames = new Map(fieldNames.map((field) => [field, createFrame(field, options, { channel, origin })]));

  const listen = ({ data, origin: sender, source }: MessageEvent<unknown>) => {
    const field = fieldNames.find((name) => frames.get(name)?.contentWindow === source);
    if (sender !== origin || field === undefined) return;
    const message = openEnvelope<FieldMessage>(data, channel, fieldMessages);
    if (message === undefined) return;
    markContainer(containers[field], message);
    receive(message);
  };
  window.addEventListener("message", listen);
  for (const [field, frame] of frames) containers[field].append(frame);

  return {
    post: (field, message) => frames.get(field)?.contentWindow?.postMessage(toEnvelope(channel, message), origin),
    destroy() {
      window.removeEventListener("message", listen);
      for (const frame of frames.values()) frame.remove();
    },
  };
}

function findContainers(options: FramesOptions): Record<FieldName, HTMLElement> {
  const found = fieldNames.map((field) => {
    const selector = selectorOf(options, field);
    const container = document.querySelector<HTMLElement>(selector);
    if (container === null) throw new Error(`Frames found no element "${selector}" to put a field into.`);
    return [field, container];
  });
  return Object.fromEntries(found) as Record<FieldName, HTMLElement>;
}

function createFrame(
  field: FieldName,
  options: FramesOptions,
  { channel, origin }: { channel: string; origin: string },
): HTMLIFrameElement {
  const language = languageOf(options, document.documentElement.lang);
  const { label, placeholder } = textOf(options, field, language);
  const settings = {
    pageOrigin: location.origin,
    channel,
    placeholder,
    ...(options.style && { style: options.style }),
  };
  const frame = document.createElement("iframe");
  frame.id = fieldKeys[field];
  frame.name = `checkout-frames-${fieldKeys[field]}`;
  frame.title = label;
  frame.src = `${origin}/fields/${field}?lang=${language}${toFragment(settings)}`;
  // One by one: a style attribute would be refused by a strict Content-Security-Policy.
  Object.assign(frame.style, {
    display: "block",
    width: "100%",
    height: "100%",
    minHeight: "2.75rem",
    border: "0",
    background: "transparent",
    // Another scheme than the field's own would be painted on an opaque background.
    colorScheme: "normal",
  });
  return frame;
}

/** The classes that the provider's script sets, for the page's own style sheet. */
function markContainer({ classList }: HTMLElement, message: FieldMessage): void {
  if (message.type === "ready") classList.add("frame--activated");
  if (message.type === "focused") classList.add("frame--focus");
  if (message.type === "blurred") classList.remove("frame--focus");
  if (message.type === "changed") {
    classList.toggle("frame--valid", message.isValid);
    classList.toggle("frame--invalid", message.showsError);
  }
}
