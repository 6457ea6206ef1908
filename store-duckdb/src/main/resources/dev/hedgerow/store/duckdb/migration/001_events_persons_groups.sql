-- Properties are JSON text, the truth; every other column of a property is a copy of it.
CREATE TABLE events (
    project_id BIGINT NOT NULL,
    uuid UUID NOT NULL,
    event VARCHAR NOT NULL,
    "timestamp" TIMESTAMP NOT NULL,
    distinct_id VARCHAR NOT NULL,
    person_id UUID NOT NULL,
    personless BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    elements_chain VARCHAR NOT NULL,
    session_id VARCHAR,
    group_0 VARCHAR,
    group_1 VARCHAR,
    group_2 VARCHAR,
    group_3 VARCHAR,
    group_4 VARCHAR,
    properties VARCHAR NOT NULL USING COMPRESSION zstd,
    "p_$browser" VARCHAR,
    "p_$browser_version" VARCHAR,
    "p_$os" VARCHAR,
    "p_$os_version" VARCHAR,
    "p_$device_type" VARCHAR,
    "p_$device_id" VARCHAR,
    "p_$current_url" VARCHAR,
    "p_$host" VARCHAR,
    "p_$pathname" VARCHAR,
    "p_$referrer" VARCHAR,
    "p_$referring_domain" VARCHAR,
    "p_$lib" VARCHAR,
    "p_$lib_version" VARCHAR,
    "p_$screen_name" VARCHAR,
    "p_$geoip_country_code" VARCHAR,
    "p_$geoip_city_name" VARCHAR,
    "p_$window_id" VARCHAR,
    "p_$user_id" VARCHAR,
    "p_$event_type" VARCHAR,
    "p_utm_source" VARCHAR,
    "p_utm_medium" VARCHAR,
    "p_utm_campaign" VARCHAR,
    "p_utm_content" VARCHAR,
    "p_utm_term" VARCHAR
);

CREATE TABLE persons (
    project_id BIGINT NOT NULL,
    person_id UUID NOT NULL,
    created_at TIMESTAMP NOT NULL,
    is_identified BOOLEAN NOT NULL,
    properties VARCHAR NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (project_id, person_id)
);

CREATE TABLE person_distinct_ids (
    project_id BIGINT NOT NULL,
    distinct_id VARCHAR NOT NULL,
    person_id UUID NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (project_id, distinct_id)
);

CREATE TABLE groups (
    project_id BIGINT NOT NULL,
    type_index INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    properties VARCHAR NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (project_id, type_index, "key")
);

-- Which property stands in which column. 'filling' until old rows hold it too; only 'ready' is read by queries.
CREATE TABLE promoted_properties (
    table_name VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    column_name VARCHAR NOT NULL,
    state VARCHAR NOT NULL CHECK (state IN ('filling', 'ready')),
    PRIMARY KEY (table_name, "key")
);

INSERT INTO promoted_properties
SELECT 'events', substr(column_name, 3), column_name, 'ready'
FROM duckdb_columns()
WHERE table_name = 'events' AND starts_with(column_name, 'p_');

-- An empty session id is no session: the column holds null for it.
INSERT INTO promoted_properties VALUES ('events', '$session_id', 'session_id', 'ready');

INSERT INTO store_state VALUES ('applied_version', 0);
