-- Insights that a dashboard template made, rather than a person.
ALTER TABLE insights ADD COLUMN is_sample BOOLEAN NOT NULL DEFAULT FALSE;
