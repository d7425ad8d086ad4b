-- AlterTable
ALTER TABLE "change_elements" ADD COLUMN     "history" BYTEA;

-- CreateTable
CREATE TABLE "unit_score" (
    "org_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "milli_points" INTEGER NOT NULL,
    "parts" JSONB NOT NULL,
    "version" TEXT NOT NULL,
    "inputs" TEXT NOT NULL,
    "gaps" TEXT[],

    CONSTRAINT "unit_score_pkey" PRIMARY KEY ("org_id","unit_id")
);
