-- DropTable
DROP TABLE "replay_state";

-- CreateTable
CREATE TABLE "replay_part" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "replay_part_pkey" PRIMARY KEY ("org_id","repo_id","part")
);

-- What the replay remembers is large and read whole: packing it takes longer than writing it.
ALTER TABLE "replay_part" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
