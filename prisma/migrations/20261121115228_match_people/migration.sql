-- AlterTable
ALTER TABLE "identity" ADD COLUMN     "hint_confidence" DOUBLE PRECISION,
ADD COLUMN     "hint_key" TEXT,
ADD COLUMN     "hint_rule" TEXT;

-- AlterTable
ALTER TABLE "team" ADD COLUMN     "edited" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "mail_alias" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "proper" TEXT NOT NULL,

    CONSTRAINT "mail_alias_pkey" PRIMARY KEY ("org_id","repo_id","email")
);

-- CreateTable
CREATE TABLE "identity_sum" (
    "org_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "identities" INTEGER NOT NULL,
    "activities" INTEGER NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_sum_pkey" PRIMARY KEY ("org_id","state")
);

-- CreateTable
CREATE TABLE "pull_initiator" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "rule" TEXT NOT NULL,

    CONSTRAINT "pull_initiator_pkey" PRIMARY KEY ("org_id","repo","number")
);
