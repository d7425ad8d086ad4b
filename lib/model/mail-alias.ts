/** An address that stands for another, as a `.mailmap` says (git-check-mailmap): both in small letters. */
export type MailAlias = { readonly email: string; readonly proper: string };
