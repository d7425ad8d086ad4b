-- AlterTable
ALTER TABLE "atom_group" ADD COLUMN     "service" TEXT;
