import type { ImportPerson } from "../git/encode-commit.ts";

/** Commits what is merged in the browser. */
export const GITHUB: ImportPerson = { name: "GitHub", email: "noreply@github.com" };

const person = (name: string): ImportPerson => ({
  name,
  email: `${name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z ]/g, "")
    .replaceAll(" ", ".")}@example.com`,
});

export const PAYMENTS_TEAM = ["Ada Brandt", "Noor Haddad", "Teo Marin", "Ines Kallio", "Sam Okafor"].map(
  person,
);
export const SHOP_TEAM = ["Mila Novak", "Jon Ferreira", "Aya Tanaka", "Lou Petit"].map(person);
export const PLATFORM_TEAM = [
  "Rik Jansen",
  "Zoë Adler",
  "Pia Lund",
  "Omar Castell",
  "Uma Rao",
  "Finn Doyle",
].map(person);
