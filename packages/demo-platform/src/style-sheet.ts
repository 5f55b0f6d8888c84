export const styleSheet = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 2rem 1rem; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; overflow-wrap: anywhere; }
.brand { font-weight: 600; opacity: 0.75; }
.hint { font-size: 0.9375rem; }
section { margin: 1rem 0; padding: 0 1.25rem; border: 1px solid; border-radius: 0.5rem; }
h2 { font-size: 1.125rem; }
h2 small { padding: 0 0.5rem; border: 1px solid; border-radius: 1rem; font-weight: 400; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
button { min-height: 3rem; padding: 0 1.5rem; font: inherit; font-weight: 600; cursor: pointer; }
`;
