export type Person = { readonly name: string; readonly email: string };

/** What stands at a path after a commit; null where nothing does. */
export type Content =
  | string
  | Buffer
  | null
  | { readonly link: string }
  | { readonly executable: string }
  | { readonly submodule: string }
  | { readonly mode: string; readonly blob: string };

/** Paths with their contents; as pairs where a path is not text or the order matters. */
export type Files = Readonly<Record<string, Content>> | readonly (readonly [string | Buffer, Content])[];

export type ImportCommit = {
  readonly ref: string;
  readonly from: string | null;
  readonly merges: readonly string[];
  readonly author: Person;
  readonly authoredAt: number;
  readonly committer: Person;
  readonly committedAt: number;
  readonly message: Buffer;
  readonly encoding: string | null;
  readonly files: Files;
};

/** One commit in the words of `git fast-import`. */
export function fastImportCommit(commit: ImportCommit): Buffer {
  const head = [
    `commit ${commit.ref}`,
    `author ${who(commit.author)} ${commit.authoredAt} +0000`,
    `committer ${who(commit.committer)} ${commit.committedAt} +0000`,
    ...(commit.encoding === null ? [] : [`encoding ${commit.encoding}`]),
  ];
  const parents = [
    ...(commit.from === null ? [] : [`from ${commit.from}`]),
    ...commit.merges.map((parent) => `merge ${parent}`),
  ];
  const parts: Buffer[] = [text(head), data(commit.message), text(parents)];
  const entries = isPairs(commit.files) ? commit.files : Object.entries(commit.files);
  for (const [path, content] of entries) parts.push(...fileLines(quoted(Buffer.from(path)), content));
  parts.push(Buffer.from("\n"));
  return Buffer.concat(parts);
}

export const isPairs = (files: Files): files is readonly (readonly [string | Buffer, Content])[] =>
  Array.isArray(files);

function fileLines(path: string, content: Content): Buffer[] {
  if (content === null) return [text([`D ${path}`])];
  if (typeof content === "string" || Buffer.isBuffer(content)) return inline("100644", path, content);
  if ("link" in content) return inline("120000", path, content.link);
  if ("executable" in content) return inline("100755", path, content.executable);
  if ("submodule" in content) return [text([`M 160000 ${content.submodule} ${path}`])];
  return [text([`M ${content.mode} ${content.blob} ${path}`])];
}

const inline = (mode: string, path: string, content: string | Buffer): Buffer[] => [
  text([`M ${mode} inline ${path}`]),
  data(Buffer.from(content)),
];

const data = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`data ${content.length}\n`), content, Buffer.from("\n")]);
const text = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(""));
const who = (person: Person): string =>
  person.name === "" ? `<${person.email}>` : `${person.name} <${person.email}>`;

/** A path in git's own quotes, every unusual byte in octal. */
function quoted(path: Buffer): string {
  let inner = "";
  for (const byte of path) {
    const plain = byte > 32 && byte < 127 && byte !== 34 && byte !== 92;
    inner += plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
  }
  return `"${inner}"`;
}
