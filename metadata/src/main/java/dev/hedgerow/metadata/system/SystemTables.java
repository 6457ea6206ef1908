package dev.hedgerow.metadata.system;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.json.Json;
import java.util.List;
import java.util.Map;

/** The tables of metadata that SQL can read. Thread-safe. */
public final class SystemTables {
    private final MetadataDatabase database;

    public SystemTables(MetadataDatabase database) {
        this.database = database;
    }

    /**
     * The rows of a table as a JSON list of objects; times are microseconds since 1970.
     *
     * @param table the name after {@code system.}
     */
    public String rows(long projectId, String table) {
        List<Map<String, Object>> rows =
                database.reading(SystemTableDao.class, dao -> rows(dao, projectId, table));
        return Json.text(rows);
    }

    private static List<Map<String, Object>> rows(
            SystemTableDao dao, long projectId, String table) {
        return switch (table) {
            case "actions" -> dao.actions(projectId);
            case "annotations" -> dao.annotations(projectId);
            case "cohorts" -> dao.cohorts(projectId);
            case "dashboards" -> dao.dashboards(projectId);
            case "dashboard_tiles" -> dao.dashboardTiles(projectId);
            case "event_definitions" -> dao.eventDefinitions(projectId);
            case "group_type_mappings" -> dao.groupTypeMappings(projectId);
            case "ingestion_warnings" -> dao.ingestionWarnings(projectId);
            case "insight_variables" -> dao.insightVariables(projectId);
            case "insights" -> dao.insights(projectId);
            case "property_definitions" -> dao.propertyDefinitions(projectId);
            case "teams" -> dao.teams(projectId);
            default -> throw new IllegalArgumentException("no table of metadata: " + table);
        };
    }
}
