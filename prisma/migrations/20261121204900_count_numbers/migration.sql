-- CreateTable
CREATE TABLE "number_version" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "version" BIGSERIAL NOT NULL,

    CONSTRAINT "number_version_pkey" PRIMARY KEY ("org_id","repo_id")
);
