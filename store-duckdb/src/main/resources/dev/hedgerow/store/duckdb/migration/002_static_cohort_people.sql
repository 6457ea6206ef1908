CREATE TABLE static_cohort_people (
    project_id BIGINT NOT NULL,
    cohort_id BIGINT NOT NULL,
    person_id UUID NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (project_id, cohort_id, person_id)
);
