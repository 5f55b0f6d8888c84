/** A link to a section of the same page leaves the menu open above it. */
const menu = document.querySelector<HTMLElement>("#menu");
menu?.addEventListener("click", ({ target }) => {
  if (target instanceof HTMLAnchorElement && menu.matches(":popover-open")) menu.hidePopover();
});
