-- item_id is text: some objects have numbers, some UUIDs.
CREATE TABLE tagged_items (
    project_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    item_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (project_id, kind, item_id, tag)
);
CREATE INDEX tagged_items_by_tag ON tagged_items (project_id, tag);

CREATE TABLE event_definitions (
    id TEXT NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL REFERENCES projects (id),
    name TEXT NOT NULL,
    created_at BIGINT,
    last_seen_at BIGINT,
    description TEXT,
    owner_id BIGINT REFERENCES users (id),
    verified BOOLEAN NOT NULL,
    verified_at BIGINT,
    verified_by BIGINT REFERENCES users (id),
    hidden BOOLEAN NOT NULL,
    enforcement_mode TEXT NOT NULL,
    post_to_slack BOOLEAN NOT NULL,
    default_columns TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by BIGINT REFERENCES users (id),
    UNIQUE (project_id, name)
);

-- group_type_index is -1 for all but group properties, so that the key has no null in it.
CREATE TABLE property_definitions (
    id TEXT NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL REFERENCES projects (id),
    kind TEXT NOT NULL,
    group_type_index INTEGER NOT NULL,
    name TEXT NOT NULL,
    property_type TEXT,
    is_numerical BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    description TEXT,
    verified BOOLEAN NOT NULL,
    verified_at BIGINT,
    verified_by BIGINT REFERENCES users (id),
    hidden BOOLEAN NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by BIGINT REFERENCES users (id),
    UNIQUE (project_id, kind, group_type_index, name)
);

CREATE TABLE event_properties (
    project_id BIGINT NOT NULL,
    event TEXT NOT NULL,
    property TEXT NOT NULL,
    PRIMARY KEY (project_id, event, property)
);
CREATE INDEX event_properties_by_property ON event_properties (project_id, property);
