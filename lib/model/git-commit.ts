export type GitPerson = { readonly name: string; readonly email: string };

/** One commit as git tells it. Times are seconds since 1970, UTC, clamped to the years 1970 to 2100. */
export type GitCommit = {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: GitPerson;
  readonly committer: GitPerson;
  readonly authoredAt: number;
  readonly committedAt: number;
  /** First line of the message. */
  readonly subject: string;
  /** Everything after the subject, line ends normalised to \n, well-formed Unicode, no NUL; at most 64 KiB are kept. */
  readonly body: string;
};
