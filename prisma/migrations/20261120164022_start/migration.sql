-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- Time-ordered identifiers (UUID version 7, RFC 9562): the milliseconds since 1970, then chance.
CREATE FUNCTION "new_id"() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
        FROM 1 FOR 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "name" TEXT NOT NULL,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "org_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("org_id","user_id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "sid" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("sid")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_user_id" UUID,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "job_intent" (
    "key" TEXT NOT NULL,
    "job" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "job_intent_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "outbox" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "change_id" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "atoms" INTEGER NOT NULL,
    "cause_id" TEXT NOT NULL,
    "booked_at" TIMESTAMPTZ(0) NOT NULL,
    "rule" TEXT NOT NULL,
    "confidence" REAL NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("org_id","repo_id","seq")
);

-- CreateTable
CREATE TABLE "atom_group" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "added" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "confidence" REAL NOT NULL,
    "refs" TEXT[],

    CONSTRAINT "atom_group_pkey" PRIMARY KEY ("org_id","repo_id","change_id","position")
);

-- CreateTable
CREATE TABLE "ledger_edge" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "confidence" REAL NOT NULL,
    "matched_atoms" INTEGER NOT NULL,

    CONSTRAINT "ledger_edge_pkey" PRIMARY KEY ("org_id","repo_id","from_id","kind","to_id","rule")
);

-- CreateTable
CREATE TABLE "composition" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "confidence" REAL NOT NULL,
    "p" REAL,
    "ai_lines" INTEGER,
    "lines" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "signals" JSONB NOT NULL,

    CONSTRAINT "composition_pkey" PRIMARY KEY ("org_id","repo_id","change_id")
);

-- CreateTable
CREATE TABLE "composition_override" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_user" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "composition_override_pkey" PRIMARY KEY ("org_id","repo_id","change_id")
);

-- CreateTable
CREATE TABLE "line_birth" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "branch" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "runs" BYTEA NOT NULL,

    CONSTRAINT "line_birth_pkey" PRIMARY KEY ("org_id","repo_id","branch","path")
);

-- CreateTable
CREATE TABLE "replay_state" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "state" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "replay_state_pkey" PRIMARY KEY ("org_id","repo_id")
);

-- CreateTable
CREATE TABLE "survival_death" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "deaths" INTEGER NOT NULL,

    CONSTRAINT "survival_death_pkey" PRIMARY KEY ("org_id","repo_id","change_id","day")
);

-- CreateTable
CREATE TABLE "survival_born" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "composition" TEXT NOT NULL,
    "born" INTEGER NOT NULL,
    "born_at" TIMESTAMPTZ(0) NOT NULL,
    "censor_day" INTEGER NOT NULL,

    CONSTRAINT "survival_born_pkey" PRIMARY KEY ("org_id","repo_id","change_id")
);

-- CreateTable
CREATE TABLE "live_line" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "live_line_pkey" PRIMARY KEY ("org_id","repo_id","path")
);

-- CreateTable
CREATE TABLE "fact_cell" (
    "org_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "week" CHAR(8) NOT NULL,
    "week_start" DATE NOT NULL,
    "composition" TEXT NOT NULL,
    "work_kind" TEXT NOT NULL,
    "changes" INTEGER NOT NULL,
    "settled_changes" INTEGER NOT NULL,
    "reverted_changes" INTEGER NOT NULL,
    "gross" INTEGER NOT NULL,
    "ai_lines" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "abandoned" INTEGER NOT NULL,
    "reverted" INTEGER NOT NULL,
    "revert" INTEGER NOT NULL,
    "promotion" INTEGER NOT NULL,
    "duplicate" INTEGER NOT NULL,
    "generated" INTEGER NOT NULL,
    "dependency" INTEGER NOT NULL,
    "cosmetic" INTEGER NOT NULL,
    "non_surviving" INTEGER NOT NULL,
    "rework" INTEGER NOT NULL,
    "corrective_own" INTEGER NOT NULL,
    "corrective_unknown" INTEGER NOT NULL,
    "corrective_inherited" INTEGER NOT NULL,
    "maintenance_low" INTEGER NOT NULL,
    "net" INTEGER NOT NULL,

    CONSTRAINT "fact_cell_pkey" PRIMARY KEY ("org_id","team_id","repo_id","week","composition","work_kind")
);

-- CreateTable
CREATE TABLE "tracked_branch" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL,
    "tip" TEXT NOT NULL,
    "fork_branch" TEXT,
    "fork_sha" TEXT,

    CONSTRAINT "tracked_branch_pkey" PRIMARY KEY ("org_id","repo_id","name")
);

-- CreateTable
CREATE TABLE "git_identity" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "git_identity_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "change" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER,
    "merge_sha" TEXT NOT NULL,
    "base_sha" TEXT,
    "branch" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "head_branch" TEXT,
    "merged_at" TIMESTAMPTZ(0) NOT NULL,
    "opened_at" TIMESTAMPTZ(0) NOT NULL,
    "author_identity" UUID,
    "author_kind" TEXT NOT NULL,
    "work_kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "gross" INTEGER NOT NULL,

    CONSTRAINT "change_pkey" PRIMARY KEY ("org_id","repo_id","id")
);

-- CreateTable
CREATE TABLE "change_commit" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "change_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "sha" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "authored_at" TIMESTAMPTZ(0) NOT NULL,
    "author_identity" UUID,
    "author_kind" TEXT NOT NULL,
    "added" INTEGER,
    "removed" INTEGER,

    CONSTRAINT "change_commit_pkey" PRIMARY KEY ("org_id","repo_id","change_id","position")
);

-- CreateTable
CREATE TABLE "context_asset" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "since" TIMESTAMPTZ(0) NOT NULL,
    "last_changed" TIMESTAMPTZ(0) NOT NULL,
    "removed_at" TIMESTAMPTZ(0),
    "versions" INTEGER NOT NULL,

    CONSTRAINT "context_asset_pkey" PRIMARY KEY ("org_id","repo_id","path")
);

-- CreateTable
CREATE TABLE "codeowners_version" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "sha" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(0) NOT NULL,
    "path" TEXT NOT NULL,
    "rules" JSONB NOT NULL,

    CONSTRAINT "codeowners_version_pkey" PRIMARY KEY ("org_id","repo_id","sha")
);

-- CreateTable
CREATE TABLE "left_out_path" (
    "org_id" UUID NOT NULL,
    "repo_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "left_out_path_pkey" PRIMARY KEY ("org_id","repo_id","path")
);

-- CreateTable
CREATE TABLE "raw_record" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "raw_record_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "payload_ref" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "repo_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "message" TEXT,
    "fix" TEXT,

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "team" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "name" TEXT NOT NULL,
    "parent_id" UUID,
    "repo_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "repository" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "team_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "connection_id" UUID,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "added_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "landing_branch" TEXT,
    "as_of" TIMESTAMPTZ(3),
    "head_sha" TEXT,
    "method_version" TEXT,
    "params_hash" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "phase" TEXT,
    "progress_done" INTEGER NOT NULL DEFAULT 0,
    "progress_total" INTEGER NOT NULL DEFAULT 0,
    "fault_code" TEXT,
    "fault_message" TEXT,
    "fault_fix" TEXT,
    "last_run_at" TIMESTAMPTZ(3),
    "health" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "repository_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "connection" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_ciphertext" TEXT,
    "secret_key_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'untested',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE INDEX "auth_session_user_id_idx" ON "auth_session"("user_id");

-- CreateIndex
CREATE INDEX "audit_event_org_id_at_idx" ON "audit_event"("org_id", "at");

-- CreateIndex
CREATE INDEX "job_intent_done_at_asked_at_idx" ON "job_intent"("done_at", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_org_id_key_key" ON "outbox"("org_id", "key");

-- CreateIndex
CREATE INDEX "ledger_entry_org_id_repo_id_change_id_idx" ON "ledger_entry"("org_id", "repo_id", "change_id");

-- CreateIndex
CREATE INDEX "atom_group_org_id_repo_id_class_change_id_idx" ON "atom_group"("org_id", "repo_id", "class", "change_id");

-- CreateIndex
CREATE INDEX "ledger_edge_org_id_repo_id_to_id_idx" ON "ledger_edge"("org_id", "repo_id", "to_id");

-- CreateIndex
CREATE INDEX "survival_born_org_id_repo_id_born_at_idx" ON "survival_born"("org_id", "repo_id", "born_at");

-- CreateIndex
CREATE INDEX "fact_cell_org_id_repo_id_week_idx" ON "fact_cell"("org_id", "repo_id", "week");

-- CreateIndex
CREATE INDEX "fact_cell_org_id_week_idx" ON "fact_cell"("org_id", "week");

-- CreateIndex
CREATE UNIQUE INDEX "git_identity_org_id_email_key" ON "git_identity"("org_id", "email");

-- CreateIndex
CREATE INDEX "change_org_id_repo_id_merged_at_idx" ON "change"("org_id", "repo_id", "merged_at");

-- CreateIndex
CREATE INDEX "change_org_id_team_id_merged_at_idx" ON "change"("org_id", "team_id", "merged_at");

-- CreateIndex
CREATE UNIQUE INDEX "raw_record_org_id_source_kind_external_id_hash_key" ON "raw_record"("org_id", "source", "kind", "external_id", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "quarantine_org_id_source_kind_external_id_reason_key" ON "quarantine"("org_id", "source", "kind", "external_id", "reason");

-- CreateIndex
CREATE INDEX "sync_run_org_id_repo_id_started_at_idx" ON "sync_run"("org_id", "repo_id", "started_at");

-- CreateIndex
CREATE INDEX "team_org_id_name_idx" ON "team"("org_id", "name");

-- CreateIndex
CREATE INDEX "repository_org_id_team_id_idx" ON "repository"("org_id", "team_id");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
