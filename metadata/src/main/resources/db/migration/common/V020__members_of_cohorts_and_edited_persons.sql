-- Members of static cohorts carry the version of the change that made them, as identities do, so that a store that
-- missed it can be told.
CREATE TABLE cohort_members (
    cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
    person_id TEXT NOT NULL,
    project_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    deleted BOOLEAN NOT NULL,
    PRIMARY KEY (cohort_id, person_id)
);
CREATE INDEX cohort_members_by_person ON cohort_members (project_id, person_id);
CREATE INDEX cohort_members_by_version ON cohort_members (version);

UPDATE change_version SET value = value + 1 WHERE id = 1 AND EXISTS (SELECT 1 FROM cohort_people);
INSERT INTO cohort_members (cohort_id, person_id, project_id, version, deleted)
SELECT p.cohort_id, p.person_id, c.project_id, v.value, FALSE
FROM cohort_people p JOIN cohorts c ON c.id = p.cohort_id JOIN change_version v ON v.id = 1;
DROP TABLE cohort_people;

-- Raised whenever its criteria or its members change.
ALTER TABLE cohorts ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE cohorts ADD COLUMN query TEXT;
ALTER TABLE cohorts ADD COLUMN last_error TEXT;

CREATE TABLE cohort_calculations (
    id ${id},
    cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
    filters TEXT NOT NULL,
    person_count BIGINT,
    error TEXT,
    started_at BIGINT NOT NULL,
    finished_at BIGINT NOT NULL
);
CREATE INDEX cohort_calculations_by_cohort ON cohort_calculations (cohort_id, id);

-- What people did to persons, kept until the store has done it, too.
CREATE TABLE person_splits (
    version BIGINT NOT NULL,
    position INTEGER NOT NULL,
    project_id BIGINT NOT NULL,
    distinct_id TEXT NOT NULL,
    from_person TEXT NOT NULL,
    into_person TEXT NOT NULL,
    oldest_event_at BIGINT NOT NULL,
    PRIMARY KEY (version, position)
);
CREATE TABLE person_erasures (
    version BIGINT NOT NULL,
    project_id BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    with_events BOOLEAN NOT NULL,
    PRIMARY KEY (version, project_id, person_id)
);

-- Counts how often data of a project was deleted: an answer that was begun before is not kept.
CREATE TABLE query_result_epochs (
    project_id BIGINT NOT NULL PRIMARY KEY,
    epoch BIGINT NOT NULL
);

CREATE INDEX persons_gone ON persons (version) WHERE deleted = TRUE;
CREATE INDEX person_distinct_ids_gone ON person_distinct_ids (version) WHERE deleted = TRUE;
CREATE INDEX cohort_members_gone ON cohort_members (version) WHERE deleted = TRUE;

ALTER TABLE group_types ADD COLUMN default_columns TEXT;
