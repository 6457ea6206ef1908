CREATE TABLE saved_templates (
    id TEXT NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL REFERENCES projects (id),
    template_name TEXT NOT NULL,
    dashboard_description TEXT NOT NULL,
    dashboard_filters TEXT NOT NULL,
    tags TEXT NOT NULL,
    tiles TEXT NOT NULL,
    variables TEXT NOT NULL,
    image_url TEXT,
    deleted BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES users (id)
);
CREATE INDEX saved_templates_by_project ON saved_templates (project_id, created_at);
