-- CreateTable
CREATE TABLE "work_item_pull" (
    "org_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "work_item_pull_pkey" PRIMARY KEY ("org_id","item","host","full_name","number")
);

-- CreateIndex
CREATE INDEX "work_item_pull_org_id_host_full_name_idx" ON "work_item_pull"("org_id", "host", "full_name");
