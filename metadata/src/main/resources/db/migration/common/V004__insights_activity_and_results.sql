CREATE TABLE insights (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    short_id TEXT NOT NULL,
    name TEXT,
    derived_name TEXT,
    description TEXT,
    query TEXT,
    legacy_filters TEXT,
    kind TEXT NOT NULL,
    position INTEGER,
    favorited BOOLEAN NOT NULL,
    saved BOOLEAN NOT NULL,
    deleted BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES users (id),
    last_modified_at BIGINT NOT NULL,
    last_modified_by BIGINT REFERENCES users (id),
    updated_at BIGINT NOT NULL,
    UNIQUE (project_id, short_id)
);

CREATE TABLE insight_views (
    insight_id BIGINT NOT NULL REFERENCES insights (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    project_id BIGINT NOT NULL,
    last_viewed_at BIGINT NOT NULL,
    PRIMARY KEY (insight_id, user_id)
);
CREATE INDEX insight_views_by_time ON insight_views (project_id, last_viewed_at);

CREATE TABLE activity_log (
    id ${id},
    uuid TEXT NOT NULL UNIQUE,
    project_id BIGINT NOT NULL REFERENCES projects (id),
    user_id BIGINT REFERENCES users (id),
    activity TEXT NOT NULL,
    scope TEXT NOT NULL,
    item_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX activity_log_by_item ON activity_log (project_id, scope, item_id, id);

CREATE TABLE query_results (
    project_id BIGINT NOT NULL,
    cache_key TEXT NOT NULL,
    body ${blob} NOT NULL,
    size_bytes BIGINT NOT NULL,
    calculated_at BIGINT NOT NULL,
    stale_at BIGINT,
    lazily_stale_at BIGINT,
    PRIMARY KEY (project_id, cache_key)
);
CREATE INDEX query_results_by_time ON query_results (calculated_at);
