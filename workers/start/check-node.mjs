import { StartError } from "./start-error.mjs";

/** 20.19 or newer, 22.12 or newer, or 24 and up: what the packages need. */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
}

export function checkNode(version = process.versions.node) {
  if (!isSupportedNode(version))
    throw new StartError(
      `Node ${version} is too old for Assay.`,
      "Install Node 24, or at least 22.12 or 20.19, and start again.",
    );
}
