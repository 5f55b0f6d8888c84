/** Nothing comes from elsewhere, and nothing goes there. */
const everywhere = ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"];

const page = [...everywhere, "style-src 'self'", "img-src 'self'", "form-action 'self'"].join("; ");

/** Of a style element without text, which the reference's library fills by script, as no policy forbids. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The colours of its samples are attributes of the markup that it makes: no script is run, nothing is loaded by them. */
const markedColours = "style-src-attr 'unsafe-inline'";

/** Its style has a font in it, and its script a picture. Its own search, which is hidden, would make a worker of text. */
const reference = [
  ...everywhere,
  `style-src 'self' ${emptyStyle}`,
  markedColours,
  "img-src 'self' data:",
  "font-src data:",
  "form-action 'self'",
].join("; ");

/** By the path of a page in the site. */
export const contentSecurityPolicy = (path: string): string => (path === "reference.html" ? reference : page);
