-- AlterTable
ALTER TABLE "pull_initiator" DROP CONSTRAINT "pull_initiator_pkey",
ADD COLUMN     "confidence" DOUBLE PRECISION NOT NULL DEFAULT 0.9,
ADD CONSTRAINT "pull_initiator_pkey" PRIMARY KEY ("org_id", "repo", "number", "account", "rule");
-- Rows of before keep it, as the walls between tenants let no migration fill them one by one.
ALTER TABLE "pull_initiator" ALTER COLUMN "confidence" DROP DEFAULT;

-- CreateTable
CREATE TABLE "api_token" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "commit_mention" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "sha" TEXT NOT NULL,

    CONSTRAINT "commit_mention_pkey" PRIMARY KEY ("org_id","repo_id","change_id","label")
);

-- CreateTable
CREATE TABLE "change_initiator" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "sha" TEXT NOT NULL,

    CONSTRAINT "change_initiator_pkey" PRIMARY KEY ("org_id","repo_id","change_id","identity","rule")
);

-- CreateTable
CREATE TABLE "initiator_sum" (
    "org_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "changes" INTEGER NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "initiator_sum_pkey" PRIMARY KEY ("org_id","state")
);

-- CreateIndex
CREATE INDEX "api_token_hash_idx" ON "api_token"("hash");
