import type { BlobStructure } from "@/lib/model/blob-structure.ts";

/** Parts of paths, whole words of them, that hold who may do what, or what must stay secret. */
const PATHS =
  /(?:^|[/._-])(?:auth|authn|authz|authentication|authorization|authorisation|oauth2?|oidc|saml|sso|login|logout|signin|sign-in|password|passwords|credential|credentials|permission|permissions|rbac|acl|session|sessions|jwt|crypto|cryptography|encryption|secret|secrets|vault|kms|keystore|tenant|tenancy|csrf|security)(?:$|[/._-])/i;
/** Names of classes do not divide words by signs. */
const NAMES =
  /(?:Auth(?:entication|orization|enticator|orizer)?|Password|Credentials?|Permissions?|Crypto|Encryption|Secrets?|Tenant|Csrf|Jwt|OAuth2?|Security)(?=[A-Z]\w*\.|\.)/;
/** What is imported for that. */
const MODULES =
  /^(?:node:crypto|crypto(?:\/.*)?|bcrypt(?:js)?|argon2|jsonwebtoken|jose|passport(?:-.*)?|next-auth(?:\/.*)?|@auth\/.*|libsodium.*|cryptography(?:\..*)?|hashlib|hmac|secrets|ssl|jwt|authlib(?:\..*)?|passlib(?:\..*)?|django\.contrib\.auth(?:\..*)?|javax?\.crypto\..*|java\.security\..*|javax\.net\.ssl\..*|org\.springframework\.security\..*|io\.jsonwebtoken\..*|golang\.org\/x\/(?:crypto|oauth2).*|ring(?:::.*)?|rustls(?:::.*)?|System\.Security\..*|Microsoft\.AspNetCore\.(?:Authentication|Authorization|Identity).*|Microsoft\.IdentityModel\..*|openssl.*|devise|pundit|cancancan)$/;

/**
 * Whether a file deals with who may do what or with secrets: by its path, by what it imports, or because a security team owns
 * it. Errs to the side of yes for paths, as people would when they look for reviewers.
 */
export function isSecuritySensitive(
  path: string,
  structures: readonly (BlobStructure | null)[],
  owners: readonly string[] = [],
): boolean {
  if (PATHS.test(path) || NAMES.test(path)) return true;
  if (owners.some((owner) => /security|appsec|infosec/i.test(owner))) return true;
  return structures.some(
    (structure) => structure?.imports.some(({ module }) => MODULES.test(module)) ?? false,
  );
}
