package dev.hedgerow.metadata.system;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.MapMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The rows of each table, by column; times are microseconds since 1970. */
@RegisterRowMapper(MapMapper.class)
public interface SystemTableDao {

    @SqlQuery(
            """
            SELECT id, name, description, deleted, steps AS steps_json, created_at, created_by AS created_by_id, updated_at
            FROM actions WHERE project_id = :projectId ORDER BY id
            """)
    List<Map<String, Object>> actions(long projectId);

    @SqlQuery(
            """
            SELECT id, content, scope, creation_type, date_marker, deleted, dashboard_id AS dashboard_item_id, insight_id,
                created_at, created_by AS created_by_id, updated_at
            FROM annotations WHERE project_id = :projectId ORDER BY id
            """)
    List<Map<String, Object>> annotations(long projectId);

    @SqlQuery(
            """
            SELECT id, name, description, deleted, filters, query, created_at, last_calculation, version,
                person_count AS count, is_static
            FROM cohorts WHERE project_id = :projectId ORDER BY id
            """)
    List<Map<String, Object>> cohorts(long projectId);

    @SqlQuery(
            """
            SELECT id, name, description, created_at, deleted, filters, variables
            FROM dashboards WHERE project_id = :projectId ORDER BY id
            """)
    List<Map<String, Object>> dashboards(long projectId);

    @SqlQuery(
            """
            SELECT t.id, t.dashboard_id, t.insight_id, t.text_id, t.layouts, t.color, t.show_description,
                t.transparent_background, t.filters_overrides, t.deleted
            FROM dashboard_tiles t JOIN dashboards d ON d.id = t.dashboard_id
            WHERE d.project_id = :projectId ORDER BY t.id
            """)
    List<Map<String, Object>> dashboardTiles(long projectId);

    @SqlQuery(
            """
            SELECT id, name, description, created_at, last_seen_at, verified, hidden, enforcement_mode, updated_at
            FROM event_definitions WHERE project_id = :projectId ORDER BY name
            """)
    List<Map<String, Object>> eventDefinitions(long projectId);

    @SqlQuery(
            """
            SELECT group_type_index, group_type, name_singular, name_plural, created_at FROM (
                SELECT type_index AS group_type_index, group_type, name_singular, name_plural, created_at
                FROM group_types WHERE project_id = :projectId) AS mapping
            ORDER BY group_type_index
            """)
    List<Map<String, Object>> groupTypeMappings(long projectId);

    @SqlQuery(
            """
            SELECT type, subject, details, times, started_at AS timestamp, last_seen_at
            FROM ingestion_warnings WHERE project_id = :projectId ORDER BY started_at, type, subject
            """)
    List<Map<String, Object>> ingestionWarnings(long projectId);

    @SqlQuery(
            """
            SELECT id, name, code_name, type, default_value, created_at, created_by AS created_by_id
            FROM insight_variables WHERE project_id = :projectId ORDER BY created_at, id
            """)
    List<Map<String, Object>> insightVariables(long projectId);

    @SqlQuery(
            """
            SELECT id, short_id, name, derived_name, description, deleted, saved, favorited, query, created_at,
                created_by AS created_by_id, last_modified_at, updated_at
            FROM insights WHERE project_id = :projectId ORDER BY id
            """)
    List<Map<String, Object>> insights(long projectId);

    @SqlQuery(
            """
            SELECT id, name, lower(kind) AS type,
                CASE property_type WHEN 'STRING' THEN 'String' WHEN 'NUMERIC' THEN 'Numeric'
                    WHEN 'BOOLEAN' THEN 'Boolean' WHEN 'DATETIME' THEN 'DateTime' END AS property_type,
                is_numerical, created_at, last_seen_at
            FROM property_definitions WHERE project_id = :projectId ORDER BY name, kind, group_type_index
            """)
    List<Map<String, Object>> propertyDefinitions(long projectId);

    @SqlQuery(
            """
            SELECT id, name, timezone, test_account_filters, created_at, updated_at
            FROM projects WHERE id = :projectId
            """)
    List<Map<String, Object>> teams(long projectId);
}
