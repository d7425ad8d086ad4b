import { byPath } from "./by-path.ts";
import { fileKind } from "./file-kind.ts";

/** Descriptions of interfaces, and what says who may do what: small edits of these reach far. */
const DESCRIPTION =
  /(?:^|\/)[\w.-]*(?:openapi|swagger|asyncapi)[\w.-]*\.(?:ya?ml|json)$|\.(?:proto|graphqls?|gql|avsc|avdl|thrift|wsdl|xsd|prisma|sql)$/i;
const ACCESS =
  /(?:^|[/._-])(?:iam|rbac|authn?|authz|oauth|oidc|saml|permissions?|polic(?:y|ies)|secrets?|crypto|tenancy|csp|cors)(?=[/._-])/i;

/** Whether the path alone says that others depend on what the file holds: infrastructure, schema, interface, access. */
export const isBoundaryPath = byPath((path): boolean => {
  const kind = fileKind(path, false);
  if (kind === "infra" || kind === "migration") return true;
  return DESCRIPTION.test(path) || (kind !== "docs" && kind !== "test" && ACCESS.test(path));
});
