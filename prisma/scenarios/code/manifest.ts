import type { Rng } from "@/lib/core/rng.ts";

const PACKAGES = [
  "amqp-lite",
  "argon-hash",
  "bright-log",
  "calm-router",
  "date-plain",
  "fast-schema",
  "http-keep",
  "iso-money",
  "json-tight",
  "key-ring",
  "map-lru",
  "open-trace",
  "pg-slim",
  "queue-light",
  "retry-soft",
  "safe-regex",
  "tiny-uuid",
  "url-tidy",
];

type Pinned = ReadonlyMap<string, string>;

const version = (rng: Rng): string => `${rng.between(1, 9)}.${rng.between(0, 30)}.${rng.between(0, 20)}`;

export const firstPins = (rng: Rng): Pinned => new Map(PACKAGES.map((name) => [name, version(rng)]));

/** A package.json with these dependencies. */
export function packageJson(name: string, release: string, pins: Pinned): string[] {
  const entries = [...pins].map(([pin, at]) => `    "${pin}": "${at}"`);
  return [
    "{",
    `  "name": "${name}",`,
    `  "version": "${release}",`,
    '  "private": true,',
    '  "scripts": {',
    '    "test": "vitest run",',
    '    "build": "tsc --build"',
    "  },",
    '  "dependencies": {',
    ...entries.map((entry, place) => (place < entries.length - 1 ? `${entry},` : entry)),
    "  }",
    "}",
  ];
}

/** The lock file of these dependencies; what stands under a package follows from its name and version alone. */
export function packageLock(name: string, pins: Pinned): string[] {
  const entries = [...pins].flatMap(([pin, at]) => [
    `    "node_modules/${pin}": {`,
    `      "version": "${at}",`,
    `      "resolved": "https://packages.example.com/${pin}/-/${pin}-${at}.tgz",`,
    `      "integrity": "sha512-${fingerprint(`${pin}@${at}`)}"`,
    "    },",
  ]);
  return [
    "{",
    `  "name": "${name}",`,
    '  "lockfileVersion": 3,',
    '  "packages": {',
    ...entries,
    '    "": {}',
    "  }",
    "}",
  ];
}

function fingerprint(text: string): string {
  const out: string[] = [];
  for (let round = 0; round < 8; round += 1) {
    let hash = 0x811c9dc5 ^ round;
    for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    out.push((hash >>> 0).toString(36));
  }
  return out.join("");
}
