export type ImportPerson = { readonly name: string; readonly email: string };

export type ImportCommit = {
  readonly ref: string;
  readonly author: ImportPerson;
  readonly authoredAt: number;
  readonly committer: ImportPerson;
  readonly committedAt: number;
  readonly message: string;
  /** Marks; none for a root commit. */
  readonly parents: readonly number[];
  /** Path and new content, null to delete; against the first parent. */
  readonly files: Iterable<readonly [path: string, content: string | null]>;
  /** A note on a commit, in place of a file. */
  readonly note?: { readonly on: number; readonly text: string };
};

/** One `commit` command of the fast-import stream; the file of a note must be written to a notes ref. */
export function encodeCommit(mark: number, commit: ImportCommit): string {
  const { author, committer, parents } = commit;
  const parts = [
    `commit ${commit.ref}\nmark :${mark}\n`,
    `author ${author.name} <${author.email}> ${commit.authoredAt} +0000\n`,
    `committer ${committer.name} <${committer.email}> ${commit.committedAt} +0000\n`,
    data(commit.message),
  ];
  parents.forEach((parent, place) => parts.push(`${place === 0 ? "from" : "merge"} :${parent}\n`));
  for (const [path, content] of commit.files) {
    if (content === null) parts.push(`D ${path}\n`);
    else parts.push(`M 100644 inline ${path}\n`, data(content));
  }
  if (commit.note) parts.push(`N inline :${commit.note.on}\n`, data(commit.note.text));
  parts.push("\n");
  return parts.join("");
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
