-- DropIndex
DROP INDEX "sync_stream_next_run_at_idx";

-- AlterTable
ALTER TABLE "job_intent" ADD COLUMN     "due_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "raw_record" ADD COLUMN     "connection_id" UUID;

-- AlterTable
ALTER TABLE "sync_stream" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "quota" DROP COLUMN "running",
ADD COLUMN     "leases" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];

-- CreateIndex
CREATE INDEX "quarantine_org_id_connection_id_stream_scope_idx" ON "quarantine"("org_id", "connection_id", "stream", "scope");
