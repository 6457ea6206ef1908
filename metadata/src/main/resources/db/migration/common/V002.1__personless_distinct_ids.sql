-- Distinct ids that only ever sent events without a person profile. Should one get a person with another id, its
-- events have to be re-pointed, and oldest_event_at says from when on to look for them.
CREATE TABLE personless_distinct_ids (
    project_id BIGINT NOT NULL,
    distinct_id TEXT NOT NULL,
    oldest_event_at BIGINT NOT NULL,
    PRIMARY KEY (project_id, distinct_id)
);
