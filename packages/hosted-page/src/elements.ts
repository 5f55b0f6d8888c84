/** An element that the server always renders. */
export function getElement(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element "${id}".`);
  return element;
}

/**
 * Sets the text only when it changes, so that a screen reader says nothing twice. The element is never hidden: a live
 * region that appears together with its text is not announced. The style sheet makes an empty one take no room.
 */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
