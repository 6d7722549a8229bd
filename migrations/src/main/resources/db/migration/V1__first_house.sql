-- The first schema: MySQL 8.0+ and MariaDB 10.6+. Times are UTC with milliseconds.
-- Identifiers compare byte by byte (utf8mb4_bin); user names and e-mails ignore case, as people do.
-- No statement is undone when a script is cut off; it runs again from its beginning, so every statement can be repeated.
-- Ids come from id_blocks, not from auto_increment: writers know them before they insert.

CREATE TABLE IF NOT EXISTS id_blocks (
  name    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  next_id BIGINT NOT NULL COMMENT 'first id that nobody has reserved'
) ENGINE = InnoDB;

INSERT IGNORE INTO id_blocks (name, next_id)
VALUES ('user', 1), ('event', 1), ('event_trigger', 1), ('trigger_definition', 1),
       ('pipeline_definition', 1), ('pipeline_version', 1), ('pipeline_revision', 1),
       ('actuator', 1), ('pipeline', 1), ('pipeline_task', 1);

-- ---------------------------------------------------------------- api-gateway

CREATE TABLE IF NOT EXISTS users (
  id                BIGINT NOT NULL PRIMARY KEY,
  name              VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
  email             VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
  password          VARCHAR(500) NOT NULL COMMENT 'Argon2id in PHC form; md5 hex of an imported row until its next login',
  salt              VARCHAR(255) NULL COMMENT 'only with an imported md5 password',
  tokens_not_before DATETIME(3) NULL COMMENT 'tokens issued earlier are revoked',
  created_at        DATETIME(3) NOT NULL,
  updated_at        DATETIME(3) NOT NULL,
  UNIQUE KEY uq_users_name (name),
  UNIQUE KEY uq_users_email (email)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS refresh_tokens (
  token_hash BINARY(32) NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the token',
  family     BINARY(16) NOT NULL COMMENT 'all tokens that descend from one login',
  user_name  VARCHAR(50) NOT NULL,
  issued_at  DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at    DATETIME(3) NULL COMMENT 'a second use revokes the family',
  KEY ix_refresh_tokens_family (family),
  KEY ix_refresh_tokens_expires (expires_at),
  KEY ix_refresh_tokens_user (user_name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS token_revocations (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_name  VARCHAR(50) NULL COMMENT 'all tokens of this user issued before not_before',
  not_before DATETIME(3) NULL,
  token_hash BINARY(32) NULL COMMENT 'or one token: SHA-256 of it',
  expires_at DATETIME(3) NULL COMMENT 'after this the row is no longer needed',
  created_at DATETIME(3) NOT NULL,
  KEY ix_token_revocations_expires (expires_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- ---------------------------------------------------------------- every service

CREATE TABLE IF NOT EXISTS audit_log (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at        DATETIME(3) NOT NULL,
  actor     VARCHAR(50) NOT NULL COMMENT 'user name, or empty before login',
  action    VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as in pipeline.apply',
  object    VARCHAR(600) NOT NULL COMMENT 'what was changed, as in owner/name:version',
  outcome   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  remote    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'address of the caller',
  detail    VARCHAR(1000) NOT NULL DEFAULT '',
  KEY ix_audit_log_actor (actor, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- ---------------------------------------------------------------- event-ingest

CREATE TABLE IF NOT EXISTS events (
  id              BIGINT NOT NULL PRIMARY KEY,
  name            VARCHAR(255) NOT NULL,
  version         VARCHAR(255) NOT NULL,
  creater         VARCHAR(50) NOT NULL,
  status          VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'created, processed, processFailed',
  status_message  TEXT NULL,
  content         MEDIUMTEXT NOT NULL COMMENT 'canonical JSON',
  idempotency_key VARCHAR(255) NULL,
  content_hash    BINARY(16) NULL COMMENT 'with a key: tells a repeat from another event under the same key',
  traceparent     VARCHAR(55) CHARACTER SET ascii COLLATE ascii_bin NULL,
  received_at     DATETIME(3) NOT NULL,
  processed_at    DATETIME(3) NULL,
  generation      BIGINT NULL COMMENT 'verdict ledger: the trigger generation it was matched against',
  fired           INT NULL COMMENT 'verdict ledger: how many pipeline entries fired',
  UNIQUE KEY uq_events_idempotency (creater, idempotency_key),
  KEY ix_events_status (status, id),
  KEY ix_events_creater (creater, id),
  KEY ix_events_key (creater, name, version, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- ---------------------------------------------------------------- trigger-engine

CREATE TABLE IF NOT EXISTS trigger_generation (
  id         TINYINT NOT NULL PRIMARY KEY,
  generation BIGINT NOT NULL COMMENT 'number of the newest trigger revision; its row lock orders the revisions'
) ENGINE = InnoDB;

INSERT IGNORE INTO trigger_generation (id, generation) VALUES (1, 0);

CREATE TABLE IF NOT EXISTS trigger_definitions (
  id            BIGINT NOT NULL PRIMARY KEY,
  name          VARCHAR(255) NOT NULL,
  creater       VARCHAR(50) NOT NULL,
  generation    BIGINT NOT NULL COMMENT 'its newest revision',
  event_name    VARCHAR(255) NOT NULL,
  event_version VARCHAR(255) NOT NULL,
  event_creater VARCHAR(50) NOT NULL,
  created_at    DATETIME(3) NOT NULL,
  updated_at    DATETIME(3) NOT NULL,
  deleted_at    DATETIME(3) NULL,
  UNIQUE KEY uq_trigger_definitions_name (creater, name),
  KEY ix_trigger_definitions_generation (generation)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS trigger_revisions (
  generation BIGINT NOT NULL PRIMARY KEY COMMENT 'one number over all triggers, without gaps in commit order',
  trigger_id BIGINT NOT NULL,
  content    MEDIUMTEXT NULL COMMENT 'YAML as applied; NULL: the trigger was deleted',
  created_at DATETIME(3) NOT NULL,
  created_by VARCHAR(50) NOT NULL,
  KEY ix_trigger_revisions_trigger (trigger_id, generation)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The hand-over from trigger-engine (inserts) to pipeline-runner (moves the status).
CREATE TABLE IF NOT EXISTS event_triggers (
  id                 BIGINT NOT NULL PRIMARY KEY,
  event_id           BIGINT NOT NULL,
  trigger_id         BIGINT NOT NULL,
  trigger_generation BIGINT NOT NULL,
  entry              SMALLINT NOT NULL COMMENT 'which of the trigger''s pipelines',
  trigger_name       VARCHAR(255) NOT NULL,
  trigger_creater    VARCHAR(50) NOT NULL,
  pipeline_image     VARCHAR(600) NOT NULL,
  inputs             MEDIUMTEXT NOT NULL COMMENT 'JSON: input name to value',
  status             VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'pass, processed, processFailed',
  message            TEXT NULL,
  created_at         DATETIME(3) NOT NULL,
  updated_at         DATETIME(3) NOT NULL,
  UNIQUE KEY uq_event_triggers_entry (event_id, trigger_id, entry),
  KEY ix_event_triggers_status (status, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- ---------------------------------------------------------------- pipeline-runner: definitions

CREATE TABLE IF NOT EXISTS pipeline_definitions (
  id          BIGINT NOT NULL PRIMARY KEY,
  name        VARCHAR(255) NOT NULL,
  creater     VARCHAR(50) NOT NULL,
  public      TINYINT NOT NULL DEFAULT 0,
  description MEDIUMTEXT NULL,
  created_at  DATETIME(3) NOT NULL,
  updated_at  DATETIME(3) NOT NULL,
  deleted_at  DATETIME(3) NULL,
  UNIQUE KEY uq_pipeline_definitions_name (creater, name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS pipeline_versions (
  id            BIGINT NOT NULL PRIMARY KEY,
  definition_id BIGINT NOT NULL,
  version       VARCHAR(255) NOT NULL,
  revision_id   BIGINT NOT NULL COMMENT 'the newest content',
  latest        TINYINT NOT NULL DEFAULT 0,
  created_at    DATETIME(3) NOT NULL,
  updated_at    DATETIME(3) NOT NULL,
  deleted_at    DATETIME(3) NULL,
  UNIQUE KEY uq_pipeline_versions_version (definition_id, version)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Never changed and never deleted while a run refers to it: runs are pinned to revisions.
CREATE TABLE IF NOT EXISTS pipeline_revisions (
  id         BIGINT NOT NULL PRIMARY KEY,
  version_id BIGINT NOT NULL,
  revision   INT NOT NULL COMMENT 'from 1, per version',
  content    MEDIUMTEXT NOT NULL COMMENT 'canonical YAML',
  created_at DATETIME(3) NOT NULL,
  created_by VARCHAR(50) NOT NULL,
  UNIQUE KEY uq_pipeline_revisions_revision (version_id, revision)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS actuators (
  id                BIGINT NOT NULL PRIMARY KEY,
  name              VARCHAR(255) NOT NULL,
  creater           VARCHAR(50) NOT NULL,
  type              VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'os, docker, k8s',
  status            VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  content           MEDIUMBLOB NOT NULL COMMENT 'YAML as applied, AES-256-GCM',
  host_key          VARCHAR(2000) NULL COMMENT 'SSH host key pinned on first use',
  client_id         VARCHAR(255) NULL COMMENT 'tunnel client',
  client_token_hash BINARY(32) NULL COMMENT 'SHA-256 of the tunnel token',
  last_seen_at      DATETIME(3) NULL,
  last_error        TEXT NULL,
  created_at        DATETIME(3) NOT NULL,
  updated_at        DATETIME(3) NOT NULL,
  deleted_at        DATETIME(3) NULL,
  UNIQUE KEY uq_actuators_name (creater, name),
  KEY ix_actuators_client (creater, client_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS actuator_tags (
  actuator_id BIGINT NOT NULL,
  tag         VARCHAR(255) NOT NULL,
  creater     VARCHAR(50) NOT NULL,
  type        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (actuator_id, tag),
  KEY ix_actuator_tags_tag (creater, type, tag)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- ---------------------------------------------------------------- pipeline-runner: runs

CREATE TABLE IF NOT EXISTS runner_leases (
  owner      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'one process life of one runner',
  expires_at DATETIME(3) NOT NULL COMMENT 'database clock; after this its runs may be taken over',
  KEY ix_runner_leases_expires (expires_at)
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS pipelines (
  id                     BIGINT NOT NULL PRIMARY KEY,
  event_trigger_id       BIGINT NULL,
  event_id               BIGINT NULL,
  trigger_definition_id  BIGINT NULL,
  trigger_generation     BIGINT NULL,
  definition_name        VARCHAR(255) NOT NULL,
  definition_version     VARCHAR(255) NOT NULL,
  definition_creater     VARCHAR(50) NOT NULL,
  definition_revision_id BIGINT NOT NULL,
  pinned                 MEDIUMTEXT NOT NULL COMMENT 'JSON: image to revision id, of every nested definition',
  creater                VARCHAR(50) NOT NULL,
  status                 VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'queued, running, success, failed, cancel',
  stop_reason            TEXT NULL,
  cancel_by              VARCHAR(50) NULL COMMENT 'who asked to cancel; the owner acts on it',
  inputs                 MEDIUMTEXT NOT NULL COMMENT 'JSON: name to value',
  contexts               MEDIUMTEXT NOT NULL COMMENT 'JSON: name to {name, value, type}',
  rerun_of               BIGINT NULL,
  owner                  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  fence                  BIGINT NOT NULL DEFAULT 0 COMMENT 'one more at every change of owner; every write names it',
  deadline_at            DATETIME(3) NULL,
  traceparent            VARCHAR(55) CHARACTER SET ascii COLLATE ascii_bin NULL,
  time_begin             DATETIME(3) NULL,
  time_end               DATETIME(3) NULL,
  created_at             DATETIME(3) NOT NULL,
  updated_at             DATETIME(3) NOT NULL,
  UNIQUE KEY uq_pipelines_event_trigger (event_trigger_id),
  KEY ix_pipelines_status (status, owner, id),
  KEY ix_pipelines_creater (creater, id),
  KEY ix_pipelines_event (event_id),
  KEY ix_pipelines_definition (definition_creater, definition_name, definition_version, id),
  KEY ix_pipelines_trigger (trigger_definition_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS pipeline_tasks (
  id             BIGINT NOT NULL PRIMARY KEY,
  pipeline_id    BIGINT NOT NULL,
  parent_task_id BIGINT NOT NULL DEFAULT 0,
  alias          VARCHAR(255) NOT NULL,
  type           VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  creater        VARCHAR(50) NOT NULL,
  actuator_id    BIGINT NULL COMMENT 'where it runs: kept, so that a resume finds the same machine',
  choose_tag     VARCHAR(255) NOT NULL DEFAULT '',
  job_sign       VARCHAR(255) NOT NULL DEFAULT '',
  callback_hash  BINARY(32) NULL COMMENT 'SHA-256 of the token that the job may call back with',
  error          TEXT NULL,
  exit_code      INT NULL,
  inputs         MEDIUMTEXT NULL COMMENT 'JSON: name to {name, value, type}',
  contexts       MEDIUMTEXT NULL,
  outputs        MEDIUMTEXT NULL,
  deadline_at    DATETIME(3) NULL,
  time_begin     DATETIME(3) NULL,
  time_end       DATETIME(3) NULL,
  created_at     DATETIME(3) NOT NULL,
  updated_at     DATETIME(3) NOT NULL,
  UNIQUE KEY uq_pipeline_tasks_alias (pipeline_id, parent_task_id, alias),
  KEY ix_pipeline_tasks_actuator (actuator_id, status)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
