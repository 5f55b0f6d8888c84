/** Redoc shows the colours that this class names; the rest of the site follows the system by its style sheet alone. */
const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.classList.add(isDark ? "dark" : "light");
