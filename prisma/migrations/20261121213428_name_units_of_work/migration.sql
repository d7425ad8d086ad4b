-- CreateTable
CREATE TABLE "work_unit" (
    "org_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(0) NOT NULL,
    "first_merged_at" TIMESTAMPTZ(0) NOT NULL,
    "last_merged_at" TIMESTAMPTZ(0) NOT NULL,
    "changes" INTEGER NOT NULL,

    CONSTRAINT "work_unit_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "unit_change" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "rule" TEXT,
    "evidence" TEXT,
    "strength" DOUBLE PRECISION,
    "links" JSONB NOT NULL,
    "facts" TEXT NOT NULL,

    CONSTRAINT "unit_change_pkey" PRIMARY KEY ("org_id","repo_id","change_id")
);

-- CreateIndex
CREATE INDEX "work_unit_org_id_last_merged_at_idx" ON "work_unit"("org_id", "last_merged_at");

-- CreateIndex
CREATE INDEX "unit_change_org_id_unit_id_idx" ON "unit_change"("org_id", "unit_id");
