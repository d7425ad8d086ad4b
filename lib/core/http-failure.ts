import { SourceFailure } from "./source-failure.ts";

const EXPIRED = /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/;
const OTHER_NAME = /^ERR_TLS_CERT_ALTNAME_INVALID$/;
const UNTRUSTED = /SELF_SIGNED_CERT|^UNABLE_TO_(VERIFY|GET)|^CERT_(UNTRUSTED|SIGNATURE_FAILURE|REJECTED)$/;
const TLS = /^(ERR_SSL|EPROTO|ERR_TLS)/;
const NO_NAME = /^(ENOTFOUND|EAI_)/;
const TIMEOUT = /TIMEOUT|^ETIMEDOUT$/;
const BROKEN_BODY = /^(Z_|ERR__ERROR_FORMAT|ERR_BROTLI|UND_ERR_RES_CONTENT_LENGTH|HPE_)/;

/** Why a call had no answer, with what to do about it. `hasAnswered`: the head of an answer came, and its body broke. */
export function httpFailure(
  error: unknown,
  { host, hasAnswered }: { readonly host: string; readonly hasAnswered: boolean },
): SourceFailure {
  for (const one of chain(error)) if (one instanceof SourceFailure) return one;
  const code = codeOf(error);
  const failure = (kind: "unreachable" | "malformed", message: string, fix: string) =>
    new SourceFailure(kind, message, { fix, cause: new Error(code === "" ? "no code" : code) });
  if (chain(error).some((one) => one.name === "TimeoutError") || TIMEOUT.test(code))
    return failure("unreachable", `${host} did not answer in time`, "It is asked again by itself.");
  if (NO_NAME.test(code))
    return failure("unreachable", `The host ${host} cannot be found`, "Check the address and the network.");
  if (EXPIRED.test(code))
    return failure(
      "unreachable",
      `The certificate of ${host} is not valid today`,
      "Have the certificate renewed, and check the clock of this machine.",
    );
  if (OTHER_NAME.test(code))
    return failure(
      "unreachable",
      `The certificate of ${host} was made for another name`,
      "Use the name that the certificate is for, or have it made for this one.",
    );
  if (UNTRUSTED.test(code))
    return failure(
      "unreachable",
      `The certificate of ${host} is signed by nobody that is trusted here`,
      "Add the certificate of your authority to the CA bundle of the connection.",
    );
  if (TLS.test(code))
    return failure(
      "unreachable",
      `No encrypted connection to ${host} could be made`,
      "Check that the address begins with https:// and has the right port.",
    );
  if (hasAnswered || BROKEN_BODY.test(code))
    return failure("malformed", `The answer of ${host} broke off`, "It is asked again by itself.");
  return failure("unreachable", `${host} cannot be reached`, "Check the address and the network.");
}

/** An error and its causes, the outermost first. */
function chain(error: unknown): Error[] {
  const found: Error[] = [];
  for (let one = error; one instanceof Error && found.length < 8; one = one.cause) {
    found.push(one);
    if (one instanceof AggregateError) found.push(...one.errors.filter((each) => each instanceof Error));
  }
  return found;
}

function codeOf(error: unknown): string {
  const codes = chain(error).flatMap((one) =>
    "code" in one && typeof one.code === "string" ? [one.code] : [],
  );
  return codes.at(-1) ?? "";
}
