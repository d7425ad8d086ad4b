-- AlterTable
ALTER TABLE "atom_group" ADD COLUMN     "stated_at" TIMESTAMPTZ(0),
ADD COLUMN     "stated_by" TEXT,
ADD COLUMN     "stated_class" TEXT;

-- AlterTable
ALTER TABLE "composition" ADD COLUMN     "stated_by" TEXT,
ADD COLUMN     "stated_class" TEXT;

-- AlterTable
ALTER TABLE "change" ADD COLUMN     "excluded" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "correction" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "path" TEXT,
    "from_class" TEXT,
    "to_class" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_user" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" UUID,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "org_rule_version" (
    "org_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "by_user" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "org_rule_version_pkey" PRIMARY KEY ("org_id","version")
);

-- CreateIndex
CREATE INDEX "correction_org_id_repo_id_change_id_idx" ON "correction"("org_id", "repo_id", "change_id");

-- What people had corrected moves along, of every tenant: the wall between them stands in the way of the tables' owner too.
ALTER TABLE "composition_override" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "composition" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "correction" (org_id, repo_id, change_id, subject, from_class, to_class, reason, by_user, at)
SELECT o.org_id, o.repo_id, o.change_id, 'composition', p.class, o.class, o.reason, o.by_user, o.at
FROM "composition_override" o LEFT JOIN "composition" p
  ON p.org_id = o.org_id AND p.repo_id = o.repo_id AND p.change_id = o.change_id;
UPDATE "composition" p SET stated_class = k.to_class, stated_by = 'correction:' || k.id FROM "correction" k
WHERE k.org_id = p.org_id AND k.repo_id = p.repo_id AND k.change_id = p.change_id AND k.to_class <> p.class;
ALTER TABLE "composition" FORCE ROW LEVEL SECURITY;

-- DropTable
DROP TABLE "composition_override";
