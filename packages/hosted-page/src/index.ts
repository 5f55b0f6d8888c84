export type { BrowserSettings, BrowserTexts } from "./browser-settings.ts";
