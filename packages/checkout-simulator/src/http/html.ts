const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A template tag: what is put in is text, never markup. */
export const html = (markup: TemplateStringsArray, ...texts: string[]): string =>
  String.raw(
    { raw: markup },
    ...texts.map((text) => text.replace(/[&<>"']/g, (character) => entities[character] ?? "")),
  );
