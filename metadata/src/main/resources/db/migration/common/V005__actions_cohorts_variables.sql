CREATE TABLE actions (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    name TEXT,
    description TEXT NOT NULL,
    steps TEXT NOT NULL,
    post_to_slack BOOLEAN NOT NULL,
    slack_message_format TEXT NOT NULL,
    deleted BOOLEAN NOT NULL,
    pinned_at BIGINT,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES users (id),
    updated_at BIGINT NOT NULL
);
CREATE INDEX actions_by_project ON actions (project_id, id);

CREATE TABLE cohorts (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    name TEXT,
    description TEXT NOT NULL,
    filters TEXT NOT NULL,
    is_static BOOLEAN NOT NULL,
    deleted BOOLEAN NOT NULL,
    is_calculating BOOLEAN NOT NULL,
    last_calculation BIGINT,
    errors_calculating INTEGER NOT NULL,
    person_count BIGINT,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES users (id)
);
CREATE INDEX cohorts_by_project ON cohorts (project_id, id);

-- The members of static cohorts.
CREATE TABLE cohort_people (
    cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
    person_id TEXT NOT NULL,
    PRIMARY KEY (cohort_id, person_id)
);
CREATE INDEX cohort_people_by_person ON cohort_people (person_id);

CREATE TABLE insight_variables (
    id TEXT NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL REFERENCES projects (id),
    name TEXT NOT NULL,
    code_name TEXT NOT NULL,
    type TEXT NOT NULL,
    default_value TEXT,
    possible_values TEXT,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES users (id),
    UNIQUE (project_id, code_name)
);
