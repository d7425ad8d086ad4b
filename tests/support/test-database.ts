import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { ensureDatabase, urlOf, withClient } from "../../prisma/create-roles.ts";

export type TestDatabase = {
  readonly name: string;
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly queueUrl: string;
  readonly superuserUrl: string;
  drop(): Promise<void>;
};

/** A database of this test file's own: a copy of the migrated template, or an empty one. */
export async function testDatabase(from: "template" | "empty" = "template"): Promise<TestDatabase> {
  const { superuserUrl, template, roles } = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await ensureDatabase(superuserUrl, name, roles, from === "template" ? template : undefined);
  const at = (role: keyof typeof roles) => urlOf(superuserUrl, { login: roles[role], database: name });
  return {
    name,
    appUrl: at("app"),
    ownerUrl: at("owner"),
    queueUrl: at("queue"),
    superuserUrl: urlOf(superuserUrl, { database: name }),
    drop: () =>
      withClient(superuserUrl, async (root) => void (await root.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
}
