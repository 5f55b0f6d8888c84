const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A template tag: what is put in is text, never markup. */
export const html = (markup: TemplateStringsArray, ...texts: string[]): string =>
  String.raw(
    { raw: markup },
    ...texts.map((text) => text.replace(/[&<>"']/g, (character) => entities[character] ?? "")),
  );

/** A whole page around markup. */
export const document = (title: string, main: string): string => `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Demo platform</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main>
<p class="brand">Demo platform</p>`}
${main}
</main>
</body>
</html>
`;
