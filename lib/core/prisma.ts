import { PrismaPg } from "@prisma/adapter-pg";
import type { Db } from "./db.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";

export type { Prisma };

/** Prisma on the pool of `db`, for the tables that people edit. The pool stays the caller's to end. */
export const prismaOn = (db: Db): PrismaClient => new PrismaClient({ adapter: new PrismaPg(db) });

const LIMITS = { maxWait: 5_000, timeout: 20_000 };

/** Runs `work` in one transaction that sees and writes the rows of `orgId` and no others. After an error inside, throw. */
export function prismaWithOrg<T>(
  prisma: PrismaClient,
  orgId: string,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.org_id', ${orgId}, true)`;
    return work(tx);
  }, LIMITS);
}
