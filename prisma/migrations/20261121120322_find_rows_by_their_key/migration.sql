-- DropIndex
DROP INDEX "pull_request_org_id_repo_merged_at_idx";

-- DropIndex
DROP INDEX "pull_request_org_id_repo_merge_sha_idx";

-- DropIndex
DROP INDEX "host_comment_org_id_repo_number_idx";

-- DropIndex
DROP INDEX "deployment_org_id_repo_created_at_idx";

-- DropIndex
DROP INDEX "workflow_run_org_id_repo_created_at_idx";

-- DropIndex
DROP INDEX "check_run_org_id_repo_sha_idx";

-- CreateIndex
CREATE INDEX "pull_request_org_id_merged_at_repo_idx" ON "pull_request"("org_id", "merged_at", "repo");

-- CreateIndex
CREATE INDEX "pull_request_org_id_merge_sha_repo_idx" ON "pull_request"("org_id", "merge_sha", "repo");

-- CreateIndex
CREATE INDEX "host_comment_org_id_number_repo_idx" ON "host_comment"("org_id", "number", "repo");

-- CreateIndex
CREATE INDEX "deployment_org_id_created_at_repo_idx" ON "deployment"("org_id", "created_at", "repo");

-- CreateIndex
CREATE INDEX "workflow_run_org_id_created_at_repo_idx" ON "workflow_run"("org_id", "created_at", "repo");

-- CreateIndex
CREATE INDEX "check_run_org_id_sha_repo_idx" ON "check_run"("org_id", "sha", "repo");
