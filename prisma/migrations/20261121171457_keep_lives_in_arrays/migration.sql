-- CreateTable
CREATE TABLE "survival" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "composition" TEXT NOT NULL,
    "born" INTEGER NOT NULL,
    "born_at" TIMESTAMPTZ(0) NOT NULL,
    "days" INTEGER[],
    "deaths" INTEGER[],

    CONSTRAINT "survival_pkey" PRIMARY KEY ("org_id","repo_id","change_id")
);

-- What is stored moves along, of every tenant: the wall between them stands in the way of the tables' owner too.
ALTER TABLE "survival_born" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "survival_death" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "survival"
SELECT b.org_id, b.repo_id, b.change_id, b.composition, b.born, b.born_at, coalesce(d.days, '{}'), coalesce(d.deaths, '{}')
FROM "survival_born" b LEFT JOIN LATERAL (
    SELECT array_agg(x.day ORDER BY x.day) AS days, array_agg(x.deaths ORDER BY x.day) AS deaths FROM "survival_death" x
    WHERE x.org_id = b.org_id AND x.repo_id = b.repo_id AND x.change_id = b.change_id
) d ON true;

-- DropTable
DROP TABLE "survival_death";

-- DropTable
DROP TABLE "survival_born";

-- CreateIndex
CREATE INDEX "survival_org_id_repo_id_born_at_idx" ON "survival"("org_id", "repo_id", "born_at");
