-- Run by the owner after every migration; running it again changes nothing. app.role_name names the application's role.

CREATE OR REPLACE FUNCTION current_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT NULLIF(current_setting('app.org_id', true), '')::uuid
$$;

CREATE OR REPLACE FUNCTION current_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT NULLIF(current_setting('app.user_id', true), '')::uuid
$$;

-- Every table with an org_id is a tenant table: found in the catalogue, so that a new one cannot be forgotten. The tenant is
-- asked for in a statement of its own, which runs once a query; a plain call would run once a row and cost more than the row.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND a.attname = 'org_id' AND NOT a.attisdropped AND c.relname <> 'membership'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('DROP POLICY IF EXISTS tenant ON %I', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = (SELECT current_org())) WITH CHECK (org_id = (SELECT current_org()))', name);
  END LOOP;
END $$;

-- A person finds their own memberships before a tenant is chosen, and the names of those organisations.
ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE membership FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS tenant ON membership;
CREATE POLICY tenant ON membership
  USING (org_id = current_org() OR user_id = current_account()) WITH CHECK (org_id = current_org());
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS tenant ON organisation;
CREATE POLICY tenant ON organisation
  USING (id = current_org() OR id IN (SELECT org_id FROM membership WHERE user_id = current_account()))
  WITH CHECK (id = current_org());

-- The ledger, the audit log and raw records are added to, never changed.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.purging', true) = 'on' AND TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_entry', 'audit_event', 'raw_record', 'identity_decision', 'org_rule_version'] LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS append_only ON %I', name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- A correction stays as it was made; it can be withdrawn, once.
CREATE OR REPLACE FUNCTION keep_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.purging', true) = 'on' AND TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
    AND to_jsonb(NEW) - '{withdrawn_at,withdrawn_by}'::text[] = to_jsonb(OLD) - '{withdrawn_at,withdrawn_by}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a correction stays as it was made' USING ERRCODE = '42501';
END $$;
DROP TRIGGER IF EXISTS kept ON correction;
CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON correction FOR EACH ROW EXECUTE FUNCTION keep_correction();

-- Figures of a repository that change get another number: what a page has worked out from them is remembered under it. Rules are
-- the whole organisation's; they change the figures of all of its repositories. Points are booked from figures, and have a number of
-- their own.
CREATE OR REPLACE FUNCTION count_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.purging', true) = 'on' THEN
    RETURN NULL;
  END IF;
  IF TG_TABLE_NAME = 'org_rule_version' THEN
    INSERT INTO number_version (org_id, repo_id) SELECT DISTINCT org_id, '00000000-0000-0000-0000-000000000000'::uuid FROM told
    ON CONFLICT (org_id, repo_id) DO UPDATE SET version = excluded.version;
  ELSIF TG_TABLE_NAME = 'point_cell' THEN
    INSERT INTO point_book (org_id, repo_id) SELECT DISTINCT org_id, repo_id FROM told ORDER BY 1, 2
    ON CONFLICT (org_id, repo_id) DO UPDATE SET version = excluded.version;
  ELSE
    INSERT INTO number_version (org_id, repo_id) SELECT DISTINCT org_id, repo_id FROM told ORDER BY 1, 2
    ON CONFLICT (org_id, repo_id) DO UPDATE SET version = excluded.version;
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  name text;
  part text;
BEGIN
  FOREACH name IN ARRAY ARRAY['fact_cell', 'survival', 'org_rule_version', 'point_cell', 'surface_event'] LOOP
    FOREACH part IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format('DROP TRIGGER IF EXISTS numbers_%s ON %I', lower(part), name);
      EXECUTE format('CREATE TRIGGER numbers_%s AFTER %s ON %I REFERENCING %s TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION count_numbers()',
        lower(part), part, name, CASE part WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END);
    END LOOP;
  END LOOP;
END $$;

-- What was said is large and written as fast as it comes: packed with lz4 where the server can, in a third of the time.
DO $$
BEGIN
  ALTER TABLE raw_record ALTER COLUMN payload SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  NULL;
END $$;

-- What a replay remembers is read and written whole each time, and is packed as numbers already.
ALTER TABLE replay_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The one way to take a repository's derived rows out: before a rebuild, or with the repository itself. What a text consists of
-- depends on its bytes alone and stays for the rebuild.
CREATE OR REPLACE FUNCTION purge_repository(repo uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name text;
BEGIN
  PERFORM set_config('app.purging', 'on', true);
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND a.attname = 'repo_id' AND NOT a.attisdropped
      AND c.relname NOT IN ('team', 'sync_run', 'correction', 'blob_structure')
  LOOP
    EXECUTE format('DELETE FROM %I WHERE org_id = current_org() AND repo_id = $1', name) USING repo;
  END LOOP;
  PERFORM set_config('app.purging', '', true);
END $$;

-- Counts what lies in the tables that a reading fills: plans made for empty ones are a thousand times slower on full ones, and
-- the server's own turn comes a minute after somebody opens the page.
CREATE OR REPLACE FUNCTION refresh_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND a.attname = 'repo_id' AND NOT a.attisdropped AND c.relname <> 'replay_part'
  LOOP
    EXECUTE format('ANALYZE %I', name);
  END LOOP;
  ANALYZE git_identity;
END $$;

-- Takes out everything of a repository that somebody removes, with what was said of it and by whom. The run goes first: a
-- reading that is under way then finds itself over, and writes nothing more.
CREATE OR REPLACE FUNCTION forget_repository(repo uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM sync_run WHERE org_id = current_org() AND repo_id = repo;
  PERFORM purge_repository(repo);
  PERFORM set_config('app.purging', 'on', true);
  DELETE FROM correction WHERE org_id = current_org() AND repo_id = repo;
  DELETE FROM blob_structure WHERE org_id = current_org() AND repo_id = repo;
  DELETE FROM raw_record WHERE org_id = current_org() AND source = 'git' AND external_id = repo::text;
  PERFORM set_config('app.purging', '', true);
END $$;

-- Takes out what was read over a connection: where it stood, and with its data also everything that it alone told of.
-- Accounts, boards and sprints belong to a host; they go with the last connection to it.
CREATE OR REPLACE FUNCTION forget_connection(p_connection uuid, p_with_data boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name text;
  place text;
  repos text[];
  items text[];
BEGIN
  FOREACH name IN ARRAY ARRAY['sync_stream', 'stream_run', 'quota', 'webhook_delivery', 'quarantine'] LOOP
    EXECUTE format('DELETE FROM %I WHERE org_id = current_org() AND connection_id = $1', name) USING p_connection;
  END LOOP;
  IF NOT p_with_data THEN
    RETURN;
  END IF;
  SELECT array_agg(key) INTO repos FROM host_repository WHERE org_id = current_org() AND connection_id = p_connection;
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = 'repo' AND NOT a.attisdropped
  LOOP
    EXECUTE format('DELETE FROM %I WHERE org_id = current_org() AND repo = ANY($1)', name) USING repos;
  END LOOP;
  SELECT array_agg(key) INTO items FROM work_item WHERE org_id = current_org() AND connection_id = p_connection;
  FOREACH name IN ARRAY ARRAY['work_item_label', 'work_item_step', 'work_item_link', 'work_item_pull', 'sprint_snapshot', 'development_link'] LOOP
    EXECUTE format('DELETE FROM %I WHERE org_id = current_org() AND item = ANY($1)', name) USING items;
  END LOOP;
  DELETE FROM host_team_member WHERE org_id = current_org() AND team IN (
    SELECT key FROM host_team WHERE org_id = current_org() AND connection_id = p_connection);
  FOREACH name IN ARRAY ARRAY['work_item', 'host_project', 'host_repository', 'host_team', 'tracker_status'] LOOP
    EXECUTE format('DELETE FROM %I WHERE org_id = current_org() AND connection_id = $1', name) USING p_connection;
  END LOOP;
  SELECT c.host INTO place FROM connection c WHERE c.org_id = current_org() AND c.id = p_connection AND NOT EXISTS (
    SELECT 1 FROM connection o WHERE o.org_id = c.org_id AND o.host = c.host AND o.id <> c.id AND o.removed_at IS NULL);
  IF place IS NOT NULL THEN
    FOREACH name IN ARRAY ARRAY['account', 'board', 'sprint'] LOOP
      EXECUTE format('DELETE FROM %I WHERE org_id = current_org() AND starts_with(key, $1)', name) USING place || '/';
    END LOOP;
  END IF;
  PERFORM set_config('app.purging', 'on', true);
  DELETE FROM raw_record WHERE org_id = current_org() AND connection_id = p_connection;
  PERFORM set_config('app.purging', '', true);
END $$;

-- A message from a host names its connection before a tenant is known. Who knows the key sees that one row and no other.
DROP POLICY IF EXISTS hook ON connection;
CREATE POLICY hook ON connection FOR SELECT USING (hook_key = NULLIF(current_setting('app.hook_key', true), ''));
CREATE OR REPLACE FUNCTION hook_connection(p_kind text, p_key text)
RETURNS TABLE (org_id uuid, connection_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.hook_key', p_key, true);
  RETURN QUERY SELECT c.org_id, c.id FROM connection c
    WHERE c.hook_key = p_key AND c.kind = p_kind AND c.removed_at IS NULL;
  PERFORM set_config('app.hook_key', '', true);
END $$;

-- A program's token names its tenant before one is known. Who knows the token sees that one row and no other.
DROP POLICY IF EXISTS bearer ON api_token;
CREATE POLICY bearer ON api_token FOR SELECT USING (hash = NULLIF(current_setting('app.token_hash', true), ''));
CREATE OR REPLACE FUNCTION find_api_token(p_hash text)
RETURNS TABLE (org_id uuid, token_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.token_hash', p_hash, true);
  RETURN QUERY SELECT t.org_id, t.id FROM api_token t WHERE t.hash = p_hash;
  PERFORM set_config('app.token_hash', '', true);
END $$;

-- Takes a whole tenant out: the sample, or an organisation that leaves. Only the tenant of the transaction.
CREATE OR REPLACE FUNCTION purge_organisation() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name text;
BEGIN
  DELETE FROM sync_run WHERE org_id = current_org();
  PERFORM set_config('app.purging', 'on', true);
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND a.attname = 'org_id' AND NOT a.attisdropped
  LOOP
    EXECUTE format('DELETE FROM %I WHERE org_id = current_org()', name);
  END LOOP;
  DELETE FROM organisation WHERE id = current_org();
  PERFORM set_config('app.purging', '', true);
END $$;

-- Sign-in happens before a tenant is known: these functions are the only way to accounts and sessions.
CREATE OR REPLACE FUNCTION auth_any_user() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM user_account)
$$;

CREATE OR REPLACE FUNCTION auth_create_user(p_email text, p_name text, p_password_hash text) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO user_account (email, name, password_hash) VALUES (lower(p_email), p_name, p_password_hash) RETURNING id
$$;

CREATE OR REPLACE FUNCTION auth_find_user(p_email text)
RETURNS TABLE (id uuid, email text, name text, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.email, u.name, u.password_hash FROM user_account u WHERE u.email = lower(p_email)
$$;

CREATE OR REPLACE FUNCTION auth_set_password(p_user uuid, p_password_hash text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE user_account SET password_hash = p_password_hash WHERE user_account.id = p_user;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE auth_session SET revoked_at = now() WHERE user_id = p_user AND revoked_at IS NULL;
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION auth_open_session(p_user uuid, p_expires timestamptz) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO auth_session (user_id, expires_at) VALUES (p_user, p_expires) RETURNING sid
$$;

CREATE OR REPLACE FUNCTION auth_session_ok(p_sid uuid, p_now timestamptz)
RETURNS TABLE (user_id uuid, email text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.email, u.name FROM auth_session s JOIN user_account u ON u.id = s.user_id
  WHERE s.sid = p_sid AND s.revoked_at IS NULL AND s.expires_at > p_now
$$;

CREATE OR REPLACE FUNCTION auth_touch_session(p_sid uuid, p_now timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE auth_session SET last_seen_at = p_now WHERE sid = p_sid AND revoked_at IS NULL
$$;

CREATE OR REPLACE FUNCTION auth_close_session(p_sid uuid, p_now timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE auth_session SET revoked_at = p_now WHERE sid = p_sid AND revoked_at IS NULL
$$;

CREATE OR REPLACE FUNCTION auth_close_sessions(p_user uuid, p_now timestamptz) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH closed AS (UPDATE auth_session SET revoked_at = p_now WHERE user_id = p_user AND revoked_at IS NULL RETURNING 1)
  SELECT count(*)::integer FROM closed
$$;

CREATE OR REPLACE FUNCTION auth_sessions(p_user uuid, p_now timestamptz)
RETURNS TABLE (sid uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.sid, s.created_at, s.last_seen_at, s.expires_at FROM auth_session s
  WHERE s.user_id = p_user AND s.revoked_at IS NULL AND s.expires_at > p_now ORDER BY s.created_at
$$;

CREATE OR REPLACE FUNCTION auth_memberships(p_user uuid)
RETURNS TABLE (org_id uuid, org_name text, is_sample boolean, role text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before text := current_setting('app.user_id', true);
BEGIN
  PERFORM set_config('app.user_id', p_user::text, true);
  RETURN QUERY SELECT m.org_id, o.name, o.is_sample, m.role
    FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.user_id = p_user ORDER BY o.created_at, o.id;
  PERFORM set_config('app.user_id', coalesce(before, ''), true);
END $$;

-- What the application may do. Where one role does everything there is nothing to grant; the walls above stand all the same.
DO $$
DECLARE
  app text := current_setting('app.role_name');
  name text;
BEGIN
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
  IF app = current_user THEN
    RETURN;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', app);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %I', app);
  EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO %I', app);
  FOREACH name IN ARRAY ARRAY['ledger_entry', 'audit_event', 'raw_record', 'identity_decision', 'org_rule_version'] LOOP
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM %I', name, app);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['user_account', 'auth_session', '_prisma_migrations'] LOOP
    EXECUTE format('REVOKE ALL ON %I FROM %I', name, app);
  END LOOP;
  EXECUTE format('GRANT SELECT (migration_name, finished_at, rolled_back_at) ON _prisma_migrations TO %I', app);
END $$;
