import type { ImportPerson } from "../git/encode-commit.ts";

/** Commits what is merged in the browser. */
export const GITHUB: ImportPerson = { name: "GitHub", email: "noreply@github.com" };

/** Where the sample's host of code is; nothing is ever called there. */
export const CODE_HOST = "github.acme.example";

/** Somebody of the sample: commits carry the address that their account hides behind. */
export type SamplePerson = ImportPerson & {
  readonly account: number;
  readonly login: string;
  readonly workEmail: string;
};

const NAMES = {
  payments: ["Ada Brandt", "Noor Haddad", "Teo Marin", "Ines Kallio", "Sam Okafor"],
  storefront: ["Mila Novak", "Jon Ferreira", "Aya Tanaka", "Lou Petit"],
  platform: ["Rik Jansen", "Zoë Adler", "Pia Lund", "Omar Castell", "Uma Rao", "Finn Doyle"],
} as const;
const everybody: readonly string[] = Object.values(NAMES).flat();

const person = (name: string): SamplePerson => {
  const [given = "", family = ""] = name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z ]/g, "")
    .split(" ");
  const account = 6_400_000 + everybody.indexOf(name) * 7_919;
  const login = `${given}-${family}`;
  return {
    name,
    email: `${account}+${login}@users.noreply.${CODE_HOST}`,
    account,
    login,
    workEmail: `${given}.${family}@acme.example`,
  };
};

export const PAYMENTS_TEAM = NAMES.payments.map(person);
export const SHOP_TEAM = NAMES.storefront.map(person);
export const PLATFORM_TEAM = NAMES.platform.map(person);

/** Lines of a `.mailmap`: which work address each hidden one stands for. */
export const mailmapOf = (people: readonly SamplePerson[]): string[] =>
  people.map(({ name, workEmail, email }) => `${name} <${workEmail}> <${email}>`);
