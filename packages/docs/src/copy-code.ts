import { commandsOf } from "./commands-of.ts";

/** How long it is told that something was copied. */
const toldMs = 2000;

function addButton(block: HTMLElement): void {
  const button = document.createElement("button");
  button.className = "copy";
  button.type = "button";
  button.textContent = "Copy";
  // Whoever does not see the text change hears it.
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => void copy(block, button));
  const box = document.createElement("div");
  box.className = "code";
  block.replaceWith(box);
  box.append(block, button);
}

async function copy(block: HTMLElement, button: HTMLElement): Promise<void> {
  const text = block.textContent ?? "";
  const isTerminal = block.querySelector(".language-console") !== null;
  await navigator.clipboard.writeText(isTerminal ? commandsOf(text) : text.trimEnd());
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = "Copy"), toldMs);
}

// Browsers keep the clipboard from pages that came by plain HTTP from another machine.
if (isSecureContext) document.querySelectorAll<HTMLElement>("main pre").forEach(addButton);
