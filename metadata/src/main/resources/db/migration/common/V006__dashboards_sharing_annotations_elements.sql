CREATE TABLE dashboards (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    name TEXT,
    description TEXT NOT NULL,
    pinned BOOLEAN NOT NULL,
    deleted BOOLEAN NOT NULL,
    creation_mode TEXT NOT NULL,
    filters TEXT NOT NULL,
    variables TEXT NOT NULL,
    breakdown_colors TEXT,
    data_color_theme_id BIGINT,
    quick_filter_ids TEXT,
    restriction_level INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES users (id),
    last_accessed_at BIGINT,
    last_refresh BIGINT
);
CREATE INDEX dashboards_by_project ON dashboards (project_id, id);

CREATE TABLE dashboard_texts (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    body TEXT NOT NULL,
    created_by BIGINT REFERENCES users (id),
    last_modified_at BIGINT NOT NULL,
    last_modified_by BIGINT REFERENCES users (id)
);

-- A tile shows an insight or a text; an insight stands on a dashboard once.
CREATE TABLE dashboard_tiles (
    id ${id},
    dashboard_id BIGINT NOT NULL REFERENCES dashboards (id),
    insight_id BIGINT REFERENCES insights (id),
    text_id BIGINT REFERENCES dashboard_texts (id),
    layouts TEXT NOT NULL,
    color TEXT,
    show_description BOOLEAN,
    filters_overrides TEXT NOT NULL,
    deleted BOOLEAN NOT NULL,
    UNIQUE (dashboard_id, insight_id),
    UNIQUE (dashboard_id, text_id)
);
CREATE INDEX dashboard_tiles_by_insight ON dashboard_tiles (insight_id);

CREATE TABLE sharing_configurations (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    kind TEXT NOT NULL,
    item_id BIGINT NOT NULL,
    access_token TEXT NOT NULL UNIQUE,
    enabled BOOLEAN NOT NULL,
    settings TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT
);
CREATE INDEX sharing_configurations_by_item ON sharing_configurations (project_id, kind, item_id);

CREATE TABLE annotations (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    content TEXT,
    date_marker BIGINT,
    scope TEXT NOT NULL,
    creation_type TEXT NOT NULL,
    dashboard_id BIGINT REFERENCES dashboards (id),
    insight_id BIGINT REFERENCES insights (id),
    deleted BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES users (id),
    updated_at BIGINT NOT NULL
);
CREATE INDEX annotations_by_project ON annotations (project_id, date_marker);

CREATE TABLE elements (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    text TEXT,
    tag_name TEXT,
    attr_class TEXT,
    href TEXT,
    attr_id TEXT,
    nth_child INTEGER,
    nth_of_type INTEGER,
    attributes TEXT NOT NULL,
    position INTEGER
);
CREATE INDEX elements_by_project ON elements (project_id, id);
