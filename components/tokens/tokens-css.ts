import { FONT, MONO, SPACES, TYPE_SIZES, themes } from "./tokens.ts";

const colors = (theme: keyof typeof themes, indent: string): string =>
  Object.entries(themes[theme])
    .map(([name, value]) => `${indent}--${name}: ${value};`)
    .join("\n");

/** The style sheet that carries the tokens. Without a choice of the person, the system's preference decides. */
export function tokensCss(): string {
  return `/* Written from tokens.ts: change that file, then run \`npx vitest run components/tokens -u\`. */
:root {
  color-scheme: light;
${colors("light", "  ")}
${TYPE_SIZES.map((size) => `  --text-${size}: ${size / 16}rem;`).join("\n")}
${SPACES.map((space, step) => `  --space-${step + 1}: ${space / 16}rem;`).join("\n")}
  --font:
    ${FONT};
  --mono: ${MONO};
}

:root[data-theme="dark"] {
  color-scheme: dark;
${colors("dark", "  ")}
}

@media (prefers-color-scheme: dark) {
  :root:not([data-theme]) {
    color-scheme: dark;
${colors("dark", "    ")}
  }
}

@media print {
  :root,
  :root[data-theme] {
    color-scheme: light;
${colors("light", "    ")}
  }
}
`;
}
