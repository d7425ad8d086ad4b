-- DropTable
DROP TABLE "line_birth";
