-- AlterTable
ALTER TABLE "quarantine" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "connection_id" UUID,
ADD COLUMN     "payload" JSONB,
ADD COLUMN     "resolved_at" TIMESTAMPTZ(3),
ADD COLUMN     "scope" TEXT,
ADD COLUMN     "stream" TEXT;

-- AlterTable
ALTER TABLE "team" ADD COLUMN     "host_key" TEXT,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'repository',
ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "repository" ADD COLUMN     "host_key" TEXT;

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "auth" TEXT,
ADD COLUMN     "base_url" TEXT,
ADD COLUMN     "check" JSONB,
ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "created_by" UUID,
ADD COLUMN     "fix" TEXT,
ADD COLUMN     "hook_key" TEXT,
ADD COLUMN     "host" TEXT,
ADD COLUMN     "message" TEXT,
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "settings_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "account" (
    "org_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "login" TEXT,
    "name" TEXT,
    "email" TEXT,
    "kind" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "account_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "host_repository" (
    "org_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "earlier_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "clone_url" TEXT NOT NULL,
    "default_branch" TEXT,
    "is_private" BOOLEAN NOT NULL,
    "is_archived" BOOLEAN NOT NULL,
    "is_fork" BOOLEAN NOT NULL,
    "is_empty" BOOLEAN NOT NULL DEFAULT false,
    "pushed_at" TIMESTAMPTZ(0),
    "lost_at" TIMESTAMPTZ(3),
    "lost_because" TEXT,

    CONSTRAINT "host_repository_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "pull_request" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_draft" BOOLEAN NOT NULL,
    "opened_at" TIMESTAMPTZ(0) NOT NULL,
    "updated_at" TIMESTAMPTZ(0) NOT NULL,
    "closed_at" TIMESTAMPTZ(0),
    "merged_at" TIMESTAMPTZ(0),
    "author" TEXT,
    "author_role" TEXT,
    "merged_by" TEXT,
    "base_branch" TEXT NOT NULL,
    "head_branch" TEXT NOT NULL,
    "head_sha" TEXT,
    "is_from_fork" BOOLEAN NOT NULL,
    "merge_sha" TEXT,
    "merge_parents" INTEGER,
    "added" BIGINT,
    "removed" BIGINT,
    "changed_files" INTEGER,
    "commit_count" INTEGER,
    "comment_count" INTEGER,
    "labels" TEXT[],
    "milestone" TEXT,
    "check_state" TEXT,
    "is_queued" BOOLEAN NOT NULL DEFAULT false,
    "review_count" INTEGER,
    "thread_count" INTEGER,
    "event_count" INTEGER,
    "unread" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "pull_request_pkey" PRIMARY KEY ("org_id","repo","number")
);

-- CreateTable
CREATE TABLE "review" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "author" TEXT,
    "state" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(0) NOT NULL,
    "commit_sha" TEXT,
    "body_chars" INTEGER,
    "is_by_author" BOOLEAN NOT NULL DEFAULT false,
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "review_pkey" PRIMARY KEY ("org_id","repo","number","external_id")
);

-- CreateTable
CREATE TABLE "review_thread" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "line" INTEGER,
    "is_resolved" BOOLEAN NOT NULL,
    "is_outdated" BOOLEAN NOT NULL,
    "resolved_by" TEXT,
    "comment_count" INTEGER,

    CONSTRAINT "review_thread_pkey" PRIMARY KEY ("org_id","repo","number","external_id")
);

-- CreateTable
CREATE TABLE "host_comment" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "author" TEXT,
    "created_at" TIMESTAMPTZ(0) NOT NULL,
    "updated_at" TIMESTAMPTZ(0) NOT NULL,
    "reply_to" TEXT,
    "review_id" TEXT,
    "path" TEXT,
    "line" INTEGER,
    "body_chars" INTEGER NOT NULL,
    "is_question" BOOLEAN NOT NULL,
    "has_suggestion" BOOLEAN NOT NULL,

    CONSTRAINT "host_comment_pkey" PRIMARY KEY ("org_id","repo","external_id","kind")
);

-- CreateTable
CREATE TABLE "host_event" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "actor" TEXT,
    "subject" TEXT,

    CONSTRAINT "host_event_pkey" PRIMARY KEY ("org_id","repo","number","external_id")
);

-- CreateTable
CREATE TABLE "deployment" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "is_production" BOOLEAN,
    "is_transient" BOOLEAN,
    "sha" TEXT NOT NULL,
    "ref" TEXT,
    "task" TEXT,
    "creator" TEXT,
    "created_at" TIMESTAMPTZ(0) NOT NULL,
    "state" TEXT,
    "succeeded_at" TIMESTAMPTZ(0),
    "failed_at" TIMESTAMPTZ(0),

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("org_id","repo","external_id")
);

-- CreateTable
CREATE TABLE "release" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "name" TEXT,
    "target" TEXT,
    "is_draft" BOOLEAN NOT NULL,
    "is_prerelease" BOOLEAN NOT NULL,
    "author" TEXT,
    "created_at" TIMESTAMPTZ(0) NOT NULL,
    "published_at" TIMESTAMPTZ(0),

    CONSTRAINT "release_pkey" PRIMARY KEY ("org_id","repo","external_id")
);

-- CreateTable
CREATE TABLE "workflow_run" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "workflow" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "branch" TEXT,
    "sha" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "conclusion" TEXT,
    "actor" TEXT,
    "created_at" TIMESTAMPTZ(0) NOT NULL,
    "started_at" TIMESTAMPTZ(0),
    "finished_at" TIMESTAMPTZ(0),
    "numbers" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "workflow_run_pkey" PRIMARY KEY ("org_id","repo","external_id","attempt")
);

-- CreateTable
CREATE TABLE "check_run" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "sha" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "app" TEXT,
    "state" TEXT NOT NULL,
    "conclusion" TEXT,
    "started_at" TIMESTAMPTZ(0),
    "finished_at" TIMESTAMPTZ(0),

    CONSTRAINT "check_run_pkey" PRIMARY KEY ("org_id","repo","external_id")
);

-- CreateTable
CREATE TABLE "discussion" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "is_answerable" BOOLEAN NOT NULL,
    "author" TEXT,
    "created_at" TIMESTAMPTZ(0) NOT NULL,
    "updated_at" TIMESTAMPTZ(0) NOT NULL,
    "closed_at" TIMESTAMPTZ(0),
    "answered_at" TIMESTAMPTZ(0),
    "answered_by" TEXT,
    "comment_count" INTEGER NOT NULL,
    "voices" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "discussion_pkey" PRIMARY KEY ("org_id","repo","number")
);

-- CreateTable
CREATE TABLE "ruleset" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "enforcement" TEXT NOT NULL,
    "rules" JSONB NOT NULL,

    CONSTRAINT "ruleset_pkey" PRIMARY KEY ("org_id","repo","external_id")
);

-- CreateTable
CREATE TABLE "host_team" (
    "org_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent" TEXT,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "host_team_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "host_team_member" (
    "org_id" UUID NOT NULL,
    "team" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),

    CONSTRAINT "host_team_member_pkey" PRIMARY KEY ("org_id","team","account","from_at")
);

-- CreateTable
CREATE TABLE "person" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "name" TEXT NOT NULL,
    "email" TEXT,
    "merged_into" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "identity" (
    "org_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "login" TEXT,
    "email" TEXT,
    "person_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'unmatched',
    "rule" TEXT,
    "confidence" DOUBLE PRECISION,
    "tool" TEXT,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "identity_decision" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "key" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "person_id" UUID,
    "other_key" TEXT,
    "kind" TEXT,
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_decision_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "level" TEXT,
    "from_at" TIMESTAMPTZ(0) NOT NULL,
    "to_at" TIMESTAMPTZ(0),
    "origin" TEXT NOT NULL DEFAULT 'typed',

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "sync_stream" (
    "org_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "stream" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "scope_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "cause" TEXT,
    "fix" TEXT,
    "cursor" JSONB,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "page_size" INTEGER,
    "good_pages" INTEGER NOT NULL DEFAULT 0,
    "items_done" INTEGER NOT NULL DEFAULT 0,
    "items_total" INTEGER,
    "gaps" INTEGER NOT NULL DEFAULT 0,
    "covered_from" TIMESTAMPTZ(3),
    "covered_to" TIMESTAMPTZ(3),
    "complete_at" TIMESTAMPTZ(3),
    "last_run_at" TIMESTAMPTZ(3),
    "last_ok_at" TIMESTAMPTZ(3),
    "next_run_at" TIMESTAMPTZ(3),

    CONSTRAINT "sync_stream_pkey" PRIMARY KEY ("org_id","connection_id","stream","scope")
);

-- CreateTable
CREATE TABLE "stream_run" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "connection_id" UUID NOT NULL,
    "stream" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'running',
    "pages" INTEGER NOT NULL DEFAULT 0,
    "items" INTEGER NOT NULL DEFAULT 0,
    "written" INTEGER NOT NULL DEFAULT 0,
    "gaps" INTEGER NOT NULL DEFAULT 0,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "points" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "fix" TEXT,

    CONSTRAINT "stream_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "quota" (
    "org_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "allowance" INTEGER,
    "remaining" INTEGER,
    "resets_at" TIMESTAMPTZ(3),
    "forbidden_until" TIMESTAMPTZ(3),
    "reason" TEXT,
    "strikes" INTEGER NOT NULL DEFAULT 0,
    "minute_start" TIMESTAMPTZ(3),
    "minute_ms" INTEGER NOT NULL DEFAULT 0,
    "minute_points" INTEGER NOT NULL DEFAULT 0,
    "running" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quota_pkey" PRIMARY KEY ("org_id","connection_id","resource")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "org_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "action" TEXT,
    "body" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("org_id","connection_id","delivery_id")
);

-- CreateTable
CREATE TABLE "work_item" (
    "org_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "project" TEXT NOT NULL,
    "number" INTEGER,
    "title" TEXT NOT NULL,
    "type_id" TEXT,
    "type_name" TEXT,
    "kind" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "parent" TEXT,
    "status_id" TEXT,
    "status_name" TEXT,
    "stage" TEXT NOT NULL,
    "resolution" TEXT,
    "priority" TEXT,
    "points" DOUBLE PRECISION,
    "phase" TEXT,
    "assignee" TEXT,
    "reporter" TEXT,
    "created_at" TIMESTAMPTZ(0) NOT NULL,
    "updated_at" TIMESTAMPTZ(0) NOT NULL,
    "closed_at" TIMESTAMPTZ(0),
    "due_at" TIMESTAMPTZ(0),
    "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sprints" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "milestone" TEXT,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "comment_count" INTEGER,
    "question_count" INTEGER,
    "deleted_at" TIMESTAMPTZ(3),
    "unread" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "work_item_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "work_item_label" (
    "org_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "until_at" TIMESTAMPTZ(0),

    CONSTRAINT "work_item_label_pkey" PRIMARY KEY ("org_id","label","item")
);

-- CreateTable
CREATE TABLE "work_item_step" (
    "org_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "author" TEXT,
    "from_id" TEXT,
    "from_name" TEXT,
    "to_id" TEXT,
    "to_name" TEXT,
    "from_stage" TEXT,
    "to_stage" TEXT,

    CONSTRAINT "work_item_step_pkey" PRIMARY KEY ("org_id","item","external_id","field")
);

-- CreateTable
CREATE TABLE "work_item_link" (
    "org_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "other" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "work_item_link_pkey" PRIMARY KEY ("org_id","item","other","kind")
);

-- CreateTable
CREATE TABLE "board" (
    "org_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "project" TEXT,
    "columns" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "board_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "sprint" (
    "org_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "board" TEXT,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(0),
    "ends_at" TIMESTAMPTZ(0),
    "completed_at" TIMESTAMPTZ(0),

    CONSTRAINT "sprint_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "sprint_snapshot" (
    "org_id" UUID NOT NULL,
    "sprint" TEXT NOT NULL,
    "moment" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "points" DOUBLE PRECISION,
    "stage" TEXT NOT NULL,

    CONSTRAINT "sprint_snapshot_pkey" PRIMARY KEY ("org_id","sprint","moment","item")
);

-- CreateTable
CREATE TABLE "tracker_status" (
    "org_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "stage" TEXT NOT NULL,

    CONSTRAINT "tracker_status_pkey" PRIMARY KEY ("org_id","connection_id","id")
);

-- CreateTable
CREATE TABLE "development_link" (
    "org_id" UUID NOT NULL,
    "repo" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "strength" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "development_link_pkey" PRIMARY KEY ("org_id","repo","change","item","rule")
);

-- CreateTable
CREATE TABLE "host_project" (
    "org_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT,
    "earlier_labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "lost_at" TIMESTAMPTZ(3),
    "lost_because" TEXT,

    CONSTRAINT "host_project_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateIndex
CREATE INDEX "host_repository_org_id_connection_id_idx" ON "host_repository"("org_id", "connection_id");

-- CreateIndex
CREATE INDEX "pull_request_org_id_repo_merged_at_idx" ON "pull_request"("org_id", "repo", "merged_at");

-- CreateIndex
CREATE INDEX "pull_request_org_id_repo_merge_sha_idx" ON "pull_request"("org_id", "repo", "merge_sha");

-- CreateIndex
CREATE INDEX "host_comment_org_id_repo_number_idx" ON "host_comment"("org_id", "repo", "number");

-- CreateIndex
CREATE INDEX "deployment_org_id_repo_created_at_idx" ON "deployment"("org_id", "repo", "created_at");

-- CreateIndex
CREATE INDEX "workflow_run_org_id_repo_created_at_idx" ON "workflow_run"("org_id", "repo", "created_at");

-- CreateIndex
CREATE INDEX "check_run_org_id_repo_sha_idx" ON "check_run"("org_id", "repo", "sha");

-- CreateIndex
CREATE INDEX "identity_org_id_person_id_idx" ON "identity"("org_id", "person_id");

-- CreateIndex
CREATE INDEX "identity_decision_org_id_key_idx" ON "identity_decision"("org_id", "key");

-- CreateIndex
CREATE INDEX "team_member_org_id_person_id_idx" ON "team_member"("org_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_member_org_id_team_id_person_id_from_at_key" ON "team_member"("org_id", "team_id", "person_id", "from_at");

-- CreateIndex
CREATE INDEX "sync_stream_next_run_at_idx" ON "sync_stream"("next_run_at");

-- CreateIndex
CREATE INDEX "stream_run_org_id_connection_id_started_at_idx" ON "stream_run"("org_id", "connection_id", "started_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_org_id_connection_id_state_received_at_idx" ON "webhook_delivery"("org_id", "connection_id", "state", "received_at");

-- CreateIndex
CREATE INDEX "work_item_org_id_label_idx" ON "work_item"("org_id", "label");

-- CreateIndex
CREATE INDEX "work_item_org_id_parent_idx" ON "work_item"("org_id", "parent");

-- CreateIndex
CREATE INDEX "work_item_step_org_id_item_at_idx" ON "work_item_step"("org_id", "item", "at");

-- CreateIndex
CREATE INDEX "development_link_org_id_item_idx" ON "development_link"("org_id", "item");

-- CreateIndex
CREATE UNIQUE INDEX "connection_hook_key_key" ON "connection"("hook_key");
