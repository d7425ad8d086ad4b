-- CreateTable
CREATE TABLE "closed_pull" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "stamp" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "checked_to" INTEGER NOT NULL,

    CONSTRAINT "closed_pull_pkey" PRIMARY KEY ("org_id","repo_id","change_id")
);
