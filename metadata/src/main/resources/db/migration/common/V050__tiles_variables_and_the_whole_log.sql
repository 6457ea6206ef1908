-- Whether a tile is drawn without a card around it; null where nobody said.
ALTER TABLE dashboard_tiles ADD COLUMN transparent_background BOOLEAN;

-- Whether a tile was taken off once and put back: only then does the API say that it is not deleted.
ALTER TABLE dashboard_tiles ADD COLUMN revived BOOLEAN NOT NULL DEFAULT FALSE;

-- A list may take several of its values, and a query may tell which values there are.
ALTER TABLE insight_variables ADD COLUMN is_multi BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE insight_variables ADD COLUMN values_query TEXT;
ALTER TABLE insight_variables ADD COLUMN values_query_connection_id TEXT;

-- The log of a whole project, newest first.
CREATE INDEX activity_log_by_project ON activity_log (project_id, id);
