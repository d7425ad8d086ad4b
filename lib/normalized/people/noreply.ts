const NOREPLY = /^(?:(\d+)\+)?([^@+]+)@users\.noreply\.(.+)$/;

/** What a host's noreply address tells: `<id>+<login>@users.noreply.<host>`, or an old one without the id. */
export function noreplyOf(
  email: string | null,
): { readonly id: string | null; readonly login: string; readonly host: string } | null {
  const [, id, login, host] = NOREPLY.exec(email?.trim().toLowerCase() ?? "") ?? [];
  return login === undefined || host === undefined ? null : { id: id ?? null, login, host };
}
