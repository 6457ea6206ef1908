-- Identities. Rows carry the version of the commit that made them, so that a store that missed a commit can be told.

CREATE TABLE change_version (
    id INTEGER NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO change_version (id, value) VALUES (1, 0);

CREATE TABLE persons (
    project_id BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    is_identified BOOLEAN NOT NULL,
    properties TEXT NOT NULL,
    version BIGINT NOT NULL,
    oldest_event_at BIGINT NOT NULL,
    deleted BOOLEAN NOT NULL,
    PRIMARY KEY (project_id, person_id)
);
CREATE INDEX persons_by_version ON persons (version);

CREATE TABLE person_distinct_ids (
    project_id BIGINT NOT NULL,
    distinct_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    deleted BOOLEAN NOT NULL,
    PRIMARY KEY (project_id, distinct_id)
);
CREATE INDEX person_distinct_ids_by_person ON person_distinct_ids (project_id, person_id);
CREATE INDEX person_distinct_ids_by_version ON person_distinct_ids (version);

CREATE TABLE person_merges (
    version BIGINT NOT NULL,
    position INTEGER NOT NULL,
    project_id BIGINT NOT NULL,
    from_person TEXT NOT NULL,
    into_person TEXT NOT NULL,
    oldest_event_at BIGINT NOT NULL,
    PRIMARY KEY (version, position)
);

CREATE TABLE group_types (
    project_id BIGINT NOT NULL,
    type_index INTEGER NOT NULL,
    group_type TEXT NOT NULL,
    name_singular TEXT,
    name_plural TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (project_id, type_index),
    UNIQUE (project_id, group_type)
);

CREATE TABLE groups (
    project_id BIGINT NOT NULL,
    type_index INTEGER NOT NULL,
    group_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    properties TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (project_id, type_index, group_key)
);
CREATE INDEX groups_by_version ON groups (version);
