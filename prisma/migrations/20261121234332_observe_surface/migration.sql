-- AlterTable
ALTER TABLE "host_comment" ADD COLUMN     "says_something" BOOLEAN;

-- AlterTable
ALTER TABLE "work_item" ADD COLUMN     "has_criteria" BOOLEAN,
ADD COLUMN     "text_words" INTEGER;

-- CreateTable
CREATE TABLE "surface_file" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "blob" TEXT NOT NULL,
    "chars" INTEGER NOT NULL,
    "words" INTEGER NOT NULL,
    "is_template" BOOLEAN NOT NULL,
    "is_accepted" BOOLEAN NOT NULL,
    "has_reasons" BOOLEAN NOT NULL,
    "done_actions" INTEGER NOT NULL,

    CONSTRAINT "surface_file_pkey" PRIMARY KEY ("org_id","repo_id","change_id","path")
);

-- CreateTable
CREATE TABLE "surface_event" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "axis" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "is_assisted" BOOLEAN NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "why" TEXT NOT NULL,
    "units" TEXT[],
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "who" TEXT NOT NULL,

    CONSTRAINT "surface_event_pkey" PRIMARY KEY ("org_id","repo_id","axis","id")
);

-- CreateTable
CREATE TABLE "surface_unit" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(0) NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "surface_unit_pkey" PRIMARY KEY ("org_id","unit_id")
);

-- CreateIndex
CREATE INDEX "surface_event_org_id_team_id_at_idx" ON "surface_event"("org_id", "team_id", "at");

-- CreateIndex
CREATE INDEX "surface_event_units_idx" ON "surface_event" USING GIN ("units");

-- CreateIndex
CREATE INDEX "surface_unit_org_id_team_id_at_idx" ON "surface_unit"("org_id", "team_id", "at");
