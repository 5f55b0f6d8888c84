/**
 * Redoc draws its page again and again, and leaves out what readers without a screen or a mouse need. What is set here
 * are attributes that it does not set itself, so that it leaves them as they are.
 */
const title = "API reference";

function mend(): void {
  for (const each of find(".menu-content")) set(each, { role: "navigation", "aria-label": title });
  for (const each of find("main .md-table-wrapper")) set(each, { tabindex: "0" });
  for (const each of find('button[aria-label="Example"]')) set(each, { "aria-label": `Example: ${each.textContent}` });
  keepTitle();
  keepLevels();
}

const find = (selector: string): NodeListOf<HTMLElement> =>
  document.querySelectorAll<HTMLElement>(`#redoc ${selector}`);

/** Only when something differs: this is called at every change. */
function set(element: HTMLElement, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

/** Redoc's own stands in the introduction, which it draws only when that is near. */
function keepTitle(): void {
  const own = document.querySelector("#title");
  const isNeeded = find("h1").length === 0;
  if (isNeeded && own === null) {
    const heading = Object.assign(document.createElement("h1"), {
      id: "title",
      className: "unseen",
      textContent: title,
    });
    document.querySelector("header")?.append(heading);
  } else if (!isNeeded) {
    own?.remove();
  }
}

/** Its headings skip levels. */
function keepLevels(): void {
  let above = 1;
  let aboveTag = 1;
  for (const heading of find(":is(h1, h2, h3, h4, h5, h6)")) {
    const tag = Number(heading.tagName.slice(1));
    const level = tag > aboveTag ? above + 1 : Math.min(tag, above);
    set(heading, { "aria-level": String(level) });
    above = level;
    aboveTag = tag;
  }
}

/** Its keys for its own search, which reference.css hides, lead to the site's. */
function keepKeys(event: KeyboardEvent): void {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.querySelector<HTMLElement>('[role="search"] input')?.focus();
}

addEventListener("keydown", keepKeys, { capture: true });
/** Past its menu as well, and without another fragment, which names what is shown. */
function skip(event: Event): void {
  const main = document.querySelector<HTMLElement>("#redoc main");
  if (main === null) return;
  event.preventDefault();
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
}

document.querySelector(".skip")?.addEventListener("click", skip);

new MutationObserver(mend).observe(document.body, { childList: true, subtree: true, characterData: true });
mend();
