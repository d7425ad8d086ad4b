/**
 * Who may import whom. Read it as the plan of the house: a room sees the floor beneath it, never the next room; views have
 * two windows; only the corridor, workers/, joins rooms.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  "lib/core": ["lib/model"],
  "lib/model": ["lib/core"],
  "lib/sources": ["lib/core", "lib/model"],
  "lib/raw": ["lib/core", "lib/model"],
  "lib/normalized": ["lib/core", "lib/model"],
  "lib/ledger": ["lib/core", "lib/model"],
  "lib/metrics": ["lib/core", "lib/model"],
  "lib/compare": ["lib/core", "lib/model"],
  "lib/auth": ["lib/core", "lib/model"],
  "lib/settings": ["lib/core", "lib/model"],
  "lib/jobs": ["lib/core", "lib/model"],
  "lib/mail": ["lib/core"],
  "lib/views": ["lib/core", "lib/model", "lib/metrics", "lib/auth"],
  components: ["lib/core", "lib/model", "lib/metrics", "lib/views"],
  app: [
    "lib/core",
    "lib/model",
    "lib/auth",
    "lib/settings",
    "lib/jobs",
    "lib/metrics",
    "lib/views",
    "components",
  ],
  // The door for what hosts send by themselves: it knows who signs how, keeps the message and asks for the work.
  "app/api/hooks": ["lib/core", "lib/model", "lib/sources", "lib/raw", "lib/settings", "lib/jobs", "app"],
  // The way through a host's own pages and back: it knows how a host is asked, never how it is read.
  "app/api/connect": ["lib/core", "lib/model", "lib/sources", "lib/settings", "lib/jobs", "lib/views", "app"],
  // Making a database and making its tables know each other; neither knows the product. The sample is here too, with what its
  // hosts answer: the corridor hands them to the connectors in place of the network.
  prisma: ["lib/core", "lib/model", "workers/start"],
  "workers/start": ["lib/core", "lib/model", "lib/jobs", "prisma"],
  workers: [
    "lib/core",
    "lib/model",
    "lib/sources",
    "lib/raw",
    "lib/normalized",
    "lib/ledger",
    "lib/metrics",
    "lib/compare",
    "lib/views",
    "lib/auth",
    "lib/settings",
    "lib/jobs",
    "lib/mail",
    "components",
    "prisma",
    "workers/start",
  ],
};

/** Rooms that lend their types through a window and nothing more: `[who looks, at whom]`. */
export const shapesOnly: readonly (readonly [from: string, to: string])[] = [
  ["lib/views", "lib/auth"],
  ["components", "lib/views"],
];

/** The room of a path, or undefined for what stands outside the house (tests, configuration). */
export function roomOf(path: string): string | undefined {
  const [top = "", second = ""] = path.split("/");
  if (path.startsWith("app/api/hooks/")) return "app/api/hooks";
  if (path.startsWith("app/api/connect/")) return "app/api/connect";
  const name = top === "lib" || (top === "workers" && second === "start") ? `${top}/${second}` : top;
  return name in rooms ? name : undefined;
}
