import { AppError, type ErrorCode } from "@/lib/core/errors.ts";

/** git ended badly: nothing that it printed before may be used. */
export class GitFailure extends AppError {
  readonly exitCode: number | null;
  /** The end of what git wrote as its complaint, without credentials. */
  readonly complaint: string;

  constructor(code: ErrorCode, message: string, fix: string, exitCode: number | null, complaint: string) {
    super(code, message, { fix });
    this.name = "GitFailure";
    this.exitCode = exitCode;
    this.complaint = complaint;
  }
}

const MISSING =
  /unable to read|could not read|missing (blob|tree|commit)|bad object|not a valid object|failed to read object/i;

/** True where a read failed because an object is not in the repository, which a partial clone explains. */
export const isMissingObject = (error: unknown): error is GitFailure =>
  error instanceof GitFailure && MISSING.test(error.complaint);

/** What a failed call becomes, with the next thing a person should do. */
export function gitFailure(verb: string, exitCode: number | null, complaint: string): GitFailure {
  const said = complaint.trim().split("\n").slice(-3).join(" ").slice(-400);
  const how = exitCode === null ? "was stopped" : `ended with code ${exitCode}`;
  const message = `git ${verb} ${how}${said === "" ? "" : `: ${said}`}`;
  const [code, fix] = nextStep(complaint);
  return new GitFailure(code, message, fix, exitCode, complaint);
}

function nextStep(complaint: string): readonly [ErrorCode, string] {
  if (
    /Authentication failed|could not read (Username|Password)|Permission denied \(publickey|HTTP 40[13]|error: 40[13]/i.test(
      complaint,
    )
  ) {
    return ["forbidden", "Check the token of the connection: it must be allowed to read this repository."];
  }
  if (/repository .* not found|does not appear to be a git repository|error: 404/i.test(complaint)) {
    return ["not-found", "Check the address of the repository, and that the token may see it."];
  }
  if (/Could not resolve host|Connection (refused|timed out|reset)|early EOF|hung up/i.test(complaint)) {
    return ["unavailable", "Check the network, then start the reading again."];
  }
  if (/No space left on device/i.test(complaint)) {
    return ["unavailable", "Free some disk space, then start the reading again."];
  }
  if (MISSING.test(complaint)) {
    return [
      "unavailable",
      "Fetch the whole history, for example with `git fetch --refetch`, then start the reading again.",
    ];
  }
  return [
    "unavailable",
    "Run `git fsck` in the repository, mend what it names, then start the reading again.",
  ];
}
