import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./places.mjs";
import { StartError } from "./start-error.mjs";

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/**
 * Adds to a parsed package-lock.json the packages of other platforms that a registry kept from `npm install`; without them
 * `npm ci` refuses the lock file everywhere. Returns the names that were added.
 */
export function completeLock(lock) {
  const added = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isResolved(lock.packages, path, name)) continue;
      lock.packages[`node_modules/${name}`] = {
        version: range.replace(/^[\^~=v]+/, ""),
        ...platformOf(name),
        ...(entry.dev && { dev: true }),
        optional: true,
      };
      added.push(name);
    }
  }
  const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries(sorted);
  return added;
}

/** Looks where Node would look: beside the package, then in every folder above. */
function isResolved(packages, from, name) {
  for (let path = from; ; path = path.slice(0, Math.max(0, path.lastIndexOf("/node_modules/")))) {
    if (`${path === "" ? "" : `${path}/`}node_modules/${name}` in packages) return true;
    if (path === "") return false;
  }
}

/** Which machines a package is for, read off its name: "@next/swc-darwin-arm64", "…-linux-x64-musl". */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const cpu = words.filter((word) => PROCESSORS.includes(word));
  const os = words.filter((word) => SYSTEMS.includes(word));
  if (cpu.length !== 1 || (os.length !== 1 && cpu[0] !== "wasm32"))
    throw new StartError(
      `package-lock.json lacks the optional package ${name}, whose platform its name does not tell.`,
      "Write its entry by hand, or run `npm install --package-lock-only` where the whole registry can be reached.",
    );
  const last = words.at(-1) ?? "";
  const libc = last.startsWith("musl")
    ? ["musl"]
    : last.startsWith("gnu") && os[0] === "linux"
      ? ["glibc"]
      : undefined;
  return { cpu, ...(os.length === 1 && { os }), ...(libc && { libc }) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(root, "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = completeLock(lock);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    added.length === 0 ? "package-lock.json is complete" : `added ${added.length}: ${added.join(", ")}`,
  );
}
