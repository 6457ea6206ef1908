ALTER TABLE event_definitions ADD COLUMN primary_property TEXT;

-- Few events are refused, and the writer asks for them with every batch.
CREATE INDEX event_definitions_rejected ON event_definitions (project_id, name) WHERE enforcement_mode = 'reject';

-- A warning of one type about one thing, counted per hour; details are those of the latest.
CREATE TABLE ingestion_warnings (
    project_id BIGINT NOT NULL REFERENCES projects (id),
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    times BIGINT NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (project_id, type, subject, started_at)
);
CREATE INDEX ingestion_warnings_by_time ON ingestion_warnings (project_id, started_at);
