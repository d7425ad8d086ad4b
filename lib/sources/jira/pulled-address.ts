export type PulledAddress = { readonly host: string; readonly fullName: string; readonly number: number };

const PATH = /^\/([\w.-]{1,100}\/[\w.-]{1,100})\/pull\/([1-9]\d{0,8})(?:\/|$)/;

/** The pull request that a web address leads to, whatever part of it: `https://github.com/owner/name/pull/12/files`. Null for none. */
export function pulledAddress(text: string): PulledAddress | null {
  if (!URL.canParse(text)) return null;
  const { protocol, host, pathname } = new URL(text);
  const [, fullName, number] = PATH.exec(pathname) ?? [];
  if (!/^https?:$/.test(protocol) || fullName === undefined) return null;
  return { host: host.replace(/^www\./, ""), fullName, number: Number(number) };
}
