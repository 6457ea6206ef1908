-- Whose queries asked for a promoted property; project 0 stands for all: those columns are there from the start.
CREATE TABLE promotion_requests (
    project_id BIGINT NOT NULL,
    table_name VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    PRIMARY KEY (project_id, table_name, "key")
);

INSERT INTO promotion_requests SELECT 0, table_name, "key" FROM promoted_properties;

-- What a project sees of the registry: no keys that only others asked for.
CREATE VIEW project_promoted_properties AS
SELECT requests.project_id, promoted.table_name, promoted."key", promoted.state
FROM promotion_requests requests JOIN promoted_properties promoted USING (table_name, "key")
WHERE requests.project_id <> 0
UNION
SELECT projects.project_id, promoted.table_name, promoted."key", promoted.state
FROM promotion_requests requests JOIN promoted_properties promoted USING (table_name, "key")
CROSS JOIN (SELECT DISTINCT project_id FROM events) projects
WHERE requests.project_id = 0;
