-- CreateTable
CREATE TABLE "point_cell" (
    "org_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "week" CHAR(8) NOT NULL,
    "composition" TEXT NOT NULL,
    "work_kind" TEXT NOT NULL,
    "changes" INTEGER NOT NULL,
    "weighed" INTEGER NOT NULL,
    "settled" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    "ai" INTEGER NOT NULL,
    "measured" INTEGER NOT NULL,
    "abandoned" INTEGER NOT NULL,
    "reverted" INTEGER NOT NULL,
    "revert" INTEGER NOT NULL,
    "promotion" INTEGER NOT NULL,
    "duplicate" INTEGER NOT NULL,
    "generated" INTEGER NOT NULL,
    "dependency" INTEGER NOT NULL,
    "cosmetic" INTEGER NOT NULL,
    "non_surviving" INTEGER NOT NULL,
    "rework" INTEGER NOT NULL,
    "corrective_own" INTEGER NOT NULL,
    "corrective_unknown" INTEGER NOT NULL,
    "corrective_inherited" INTEGER NOT NULL,
    "maintenance_low" INTEGER NOT NULL,
    "net" INTEGER NOT NULL,

    CONSTRAINT "point_cell_pkey" PRIMARY KEY ("org_id","team_id","repo_id","week","composition","work_kind")
);

-- CreateTable
CREATE TABLE "point_book" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "version" BIGSERIAL NOT NULL,
    "figures" BIGINT,
    "as_of" TIMESTAMPTZ(0),

    CONSTRAINT "point_book_pkey" PRIMARY KEY ("org_id","repo_id")
);

-- CreateTable
CREATE TABLE "change_points" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_changes" INTEGER NOT NULL,
    "team_id" UUID NOT NULL,
    "composition" TEXT NOT NULL,
    "work_kind" TEXT NOT NULL,
    "merged_at" TIMESTAMPTZ(0) NOT NULL,
    "parts" TEXT NOT NULL,
    "ai_lines" INTEGER,
    "lines" INTEGER,
    "score" INTEGER,
    "booked_at" TIMESTAMPTZ(0) NOT NULL,
    "settles_at" TIMESTAMPTZ(0) NOT NULL,
    "is_last" BOOLEAN NOT NULL,
    "ai" INTEGER,
    "abandoned" INTEGER NOT NULL,
    "reverted" INTEGER NOT NULL,
    "revert" INTEGER NOT NULL,
    "promotion" INTEGER NOT NULL,
    "duplicate" INTEGER NOT NULL,
    "generated" INTEGER NOT NULL,
    "dependency" INTEGER NOT NULL,
    "cosmetic" INTEGER NOT NULL,
    "non_surviving" INTEGER NOT NULL,
    "rework" INTEGER NOT NULL,
    "corrective_own" INTEGER NOT NULL,
    "corrective_unknown" INTEGER NOT NULL,
    "corrective_inherited" INTEGER NOT NULL,
    "maintenance_low" INTEGER NOT NULL,
    "net" INTEGER NOT NULL,

    CONSTRAINT "change_points_pkey" PRIMARY KEY ("org_id","repo_id","change_id")
);

-- CreateIndex
CREATE INDEX "point_cell_org_id_repo_id_week_idx" ON "point_cell"("org_id", "repo_id", "week");

-- CreateIndex
CREATE INDEX "change_points_org_id_unit_id_idx" ON "change_points"("org_id", "unit_id");

-- CreateIndex
CREATE INDEX "change_points_org_id_repo_id_booked_at_idx" ON "change_points"("org_id", "repo_id", "booked_at");

-- CreateIndex
CREATE INDEX "change_points_org_id_team_id_booked_at_idx" ON "change_points"("org_id", "team_id", "booked_at");
