import { isAbsolute, normalize } from "node:path";
import { AppError } from "@/lib/core/errors.ts";

export type Location = {
  readonly source: "local" | "remote";
  readonly location: string;
  readonly name: string;
};

const SCP = /^(?:[\w.-]+@)[\w.-]+:(?!\/\/)[^\s]+$/;
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused
const UNPRINTABLE = /[\u0000-\u001f\u007f]/;

const invalid = (message: string, fix: string): AppError => new AppError("invalid", message, { fix });

/** What a person typed as a repository: a folder of this machine, or an address that git can read without asking. */
export function parseLocation(typed: string): Location {
  const text = typed.trim();
  if (text === "" || text.length > 2_000 || UNPRINTABLE.test(text)) {
    throw invalid(
      "That is neither a folder nor an address.",
      "Write a folder such as /home/ada/shop, or an https address.",
    );
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return parseUrl(text);
  if (SCP.test(text)) return { source: "remote", location: text, name: nameOf(text.split(":")[1] ?? "") };
  if (text.startsWith("-") || !isAbsolute(text)) {
    throw invalid(
      "A folder is written from the root.",
      `Write the whole path, beginning with a slash, instead of “${text.slice(0, 60)}”.`,
    );
  }
  const location = normalize(text).replace(/(?<=.)\/+$/, "");
  return { source: "local", location, name: nameOf(location) };
}

function parseUrl(text: string): Location {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw invalid(
      "That address cannot be read.",
      "Copy it from the repository's page, for example https://github.com/acme/shop.",
    );
  }
  if (url.protocol !== "https:" && url.protocol !== "ssh:") {
    throw invalid("Only https and ssh addresses are read.", "Use the https address of the repository.");
  }
  if (url.password !== "" || (url.protocol === "https:" && url.username !== "")) {
    throw invalid(
      "The address carries a password or token.",
      "Take it out of the address and put it in the token field: there it is stored sealed.",
    );
  }
  url.search = "";
  url.hash = "";
  if (url.pathname.length < 2) {
    throw invalid(
      "The address names no repository.",
      "Add its path, for example https://github.com/acme/shop.",
    );
  }
  return { source: "remote", location: url.href.replace(/\/+$/, ""), name: nameOf(url.pathname) };
}

/** Folder names that say nothing of what lies in them. */
const NAMELESS = new Set([".git", "repo", "repository", "git", "clone", "mirror", "checkout"]);

/** The last part of a path that tells what it holds, without `.git`. */
export function nameOf(path: string): string {
  const all = path.split("/").filter((part) => part !== "" && part !== ".git");
  const telling = all.filter((part) => !NAMELESS.has(part.toLowerCase()));
  const parts = telling.length > 0 ? telling : all;
  return (parts.at(-1) ?? "repository").replace(/\.git$/, "").slice(0, 120) || "repository";
}
