import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";

/** How the accounts and teams of an organisation are named. */
export type Who = {
  readonly key: (id: number | string) => string;
  readonly isKnown: (id: number | null) => boolean;
  /** Null for nobody, and for an account that is gone. */
  readonly account: (id: number | null) => string | null;
  /** Somebody wrote it: where nobody is there any more, a ghost. */
  readonly author: (id: number | null) => string;
  readonly slug: (team: number) => string;
};

export function whoIn({ accounts, teams }: Organisation, host: string): Who {
  const key = (id: number | string): string => `${host}/${id}`;
  const isKnown = (id: number | null): id is number => id !== null && accounts.get(id)?.isDeleted === false;
  return {
    key,
    isKnown,
    account: (id) => (isKnown(id) ? key(id) : null),
    author: (id) => key(isKnown(id) ? id : "@ghost"),
    slug: (team) => teams.find(({ id }) => id === team)?.slug ?? "?",
  };
}
