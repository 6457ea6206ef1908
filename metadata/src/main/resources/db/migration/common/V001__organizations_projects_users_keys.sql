-- Portable between SQLite and PostgreSQL. ${id} is the spelling of a generated key, ${blob} of a byte column.
-- Instants are BIGINT microseconds since 1970 UTC, UUIDs and JSON are TEXT, flags BOOLEAN.

CREATE TABLE organizations (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    is_ai_data_processing_approved BOOLEAN,
    settings TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE projects (
    id ${id},
    uuid TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    name TEXT NOT NULL,
    api_token TEXT NOT NULL UNIQUE,
    timezone TEXT NOT NULL,
    week_start_day INTEGER,
    test_account_filters TEXT NOT NULL,
    test_account_filters_default_checked BOOLEAN,
    path_cleaning_filters TEXT NOT NULL,
    person_display_name_properties TEXT,
    data_attributes TEXT NOT NULL,
    app_urls TEXT NOT NULL,
    settings TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX projects_by_organization ON projects (organization_id, id);

CREATE TABLE users (
    id ${id},
    uuid TEXT NOT NULL UNIQUE,
    distinct_id TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    password_hash TEXT,
    is_email_verified BOOLEAN,
    is_active BOOLEAN NOT NULL,
    is_staff BOOLEAN NOT NULL,
    role_at_organization TEXT,
    current_organization_id TEXT REFERENCES organizations (id),
    current_project_id BIGINT REFERENCES projects (id),
    settings TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_login BIGINT
);

CREATE TABLE memberships (
    id TEXT NOT NULL PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    level INTEGER NOT NULL,
    joined_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (organization_id, user_id)
);
CREATE INDEX memberships_by_user ON memberships (user_id);

CREATE TABLE personal_api_keys (
    id TEXT NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id),
    label TEXT NOT NULL,
    value_hash TEXT NOT NULL UNIQUE,
    mask_value TEXT NOT NULL,
    scopes TEXT NOT NULL,
    scoped_teams TEXT NOT NULL,
    scoped_organizations TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    last_rolled_at BIGINT
);
CREATE INDEX personal_api_keys_by_user ON personal_api_keys (user_id);
