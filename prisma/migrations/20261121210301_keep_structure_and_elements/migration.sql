-- AlterTable
ALTER TABLE "atom_group" ADD COLUMN     "spans" INTEGER[];

-- CreateTable
CREATE TABLE "blob_structure" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "blob" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "coverage" TEXT NOT NULL,
    "gap" TEXT,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "blob_structure_pkey" PRIMARY KEY ("org_id","repo_id","blob","ending")
);

-- CreateTable
CREATE TABLE "change_elements" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "stamp" TEXT NOT NULL,
    "capped" BOOLEAN NOT NULL,
    "files" INTEGER NOT NULL,
    "measured" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "change_elements_pkey" PRIMARY KEY ("org_id","repo_id","change_id")
);
