-- What a person viewed last, without reading everybody's views.
CREATE INDEX insight_views_by_user ON insight_views (project_id, user_id, last_viewed_at);

-- Housekeeping sums and orders kept answers from the index alone; their bodies stay unread.
DROP INDEX query_results_by_time;
CREATE INDEX query_results_by_time ON query_results (calculated_at, project_id, cache_key, size_bytes);
