-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "check_asked_at" TIMESTAMPTZ(3);
