-- DropIndex
DROP INDEX "survival_org_id_repo_id_born_at_idx";

-- AlterTable
ALTER TABLE "survival" ADD COLUMN     "team_id" UUID;

-- CreateIndex
CREATE INDEX "survival_org_id_team_id_born_at_idx" ON "survival"("org_id", "team_id", "born_at");

-- What is stored follows, of every tenant: the wall between them stands in the way of the tables' owner too.
ALTER TABLE "survival" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "change" NO FORCE ROW LEVEL SECURITY;
UPDATE "survival" s SET team_id = c.team_id FROM "change" c
WHERE c.org_id = s.org_id AND c.repo_id = s.repo_id AND c.id = s.change_id;
ALTER TABLE "survival" FORCE ROW LEVEL SECURITY;
ALTER TABLE "change" FORCE ROW LEVEL SECURITY;
