-- AlterTable
ALTER TABLE "correction" ADD COLUMN     "audit" TEXT;
