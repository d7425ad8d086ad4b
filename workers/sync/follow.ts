import type { Follow } from "./commit-page.ts";
import { followAccounts } from "./follow-accounts.ts";
import { followLinks } from "./follow-links.ts";
import { followRepositories } from "./follow-repositories.ts";
import { followStatuses } from "./follow-statuses.ts";

/** The work that follows from what pages and messages change, each asked for in the transaction of the change. */
export const follow: readonly Follow[] = [
  followAccounts(() => new Date()),
  followRepositories(() => new Date()),
  followLinks(() => new Date()),
  followStatuses(() => new Date()),
];
