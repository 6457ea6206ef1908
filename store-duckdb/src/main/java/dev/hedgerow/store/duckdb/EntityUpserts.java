package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.CohortMemberRow;
import dev.hedgerow.store.DistinctIdRow;
import dev.hedgerow.store.GroupRow;
import dev.hedgerow.store.PersonRow;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Replaces persons, distinct ids, groups and members of static cohorts by version. Rows go to a
 * temporary table first and from there in one statement: a statement per row costs a millisecond
 * each. Used under the writer's lock alone.
 */
final class EntityUpserts implements AutoCloseable {

    private static final String PERSON_COLUMNS =
            "project_id, person_id, created_at, is_identified, properties, version";
    private static final String DISTINCT_ID_COLUMNS = "project_id, distinct_id, person_id, version";
    private static final String GROUP_COLUMNS =
            "project_id, type_index, \"key\", created_at, properties, version";

    private static final String MEMBER_COLUMNS = "project_id, cohort_id, person_id, version";

    private final DuckDbPhysicalSchema schema;

    /** By their SQL: planning takes longer than running them on a batch. */
    private final Map<String, PreparedStatement> planned = new HashMap<>();

    private record MemberKey(long projectId, long cohortId, UUID personId) {}

    private record PersonKey(long projectId, UUID personId) {}

    private record DistinctIdKey(long projectId, String distinctId) {}

    private record GroupKey(long projectId, int typeIndex, String key) {}

    EntityUpserts(DuckDbPhysicalSchema schema) {
        this.schema = schema;
    }

    void persons(DuckDBConnection connection, List<PersonRow> rows) throws SQLException {
        Collection<PersonRow> newest =
                newest(
                        rows,
                        row -> new PersonKey(row.projectId(), row.personId()),
                        PersonRow::version);
        if (newest.isEmpty()) {
            return;
        }
        try (DuckDBAppender staged = connection.createAppender("temp", "main", "staged_persons")) {
            for (PersonRow row : newest) {
                staged.beginRow()
                        .append(row.projectId())
                        .append(row.personId())
                        .append(row.createdAt().atOffset(ZoneOffset.UTC).toLocalDateTime())
                        .append(row.isIdentified())
                        .append(row.propertiesJson())
                        .append(row.version())
                        .append(row.deleted())
                        .endRow();
            }
        }
        boolean deletes = newest.stream().anyMatch(PersonRow::deleted);
        merge(connection, "persons", PERSON_COLUMNS, "project_id, person_id", deletes);
    }

    void distinctIds(DuckDBConnection connection, List<DistinctIdRow> rows) throws SQLException {
        Collection<DistinctIdRow> newest =
                newest(
                        rows,
                        row -> new DistinctIdKey(row.projectId(), row.distinctId()),
                        DistinctIdRow::version);
        if (newest.isEmpty()) {
            return;
        }
        try (DuckDBAppender staged =
                connection.createAppender("temp", "main", "staged_person_distinct_ids")) {
            for (DistinctIdRow row : newest) {
                staged.beginRow()
                        .append(row.projectId())
                        .append(row.distinctId())
                        .append(row.personId())
                        .append(row.version())
                        .append(row.deleted())
                        .endRow();
            }
        }
        boolean deletes = newest.stream().anyMatch(DistinctIdRow::deleted);
        merge(
                connection,
                "person_distinct_ids",
                DISTINCT_ID_COLUMNS,
                "project_id, distinct_id",
                deletes);
    }

    void groups(DuckDBConnection connection, List<GroupRow> rows) throws SQLException {
        Collection<GroupRow> newest =
                newest(
                        rows,
                        row -> new GroupKey(row.projectId(), row.typeIndex(), row.key()),
                        GroupRow::version);
        if (newest.isEmpty()) {
            return;
        }
        try (DuckDBAppender staged = connection.createAppender("temp", "main", "staged_groups")) {
            for (GroupRow row : newest) {
                staged.beginRow()
                        .append(row.projectId())
                        .append(row.typeIndex())
                        .append(row.key())
                        .append(row.createdAt().atOffset(ZoneOffset.UTC).toLocalDateTime())
                        .append(row.propertiesJson())
                        .append(row.version())
                        .append(false)
                        .endRow();
            }
        }
        merge(connection, "groups", GROUP_COLUMNS, "project_id, type_index, \"key\"", false);
    }

    void members(DuckDBConnection connection, List<CohortMemberRow> rows) throws SQLException {
        Collection<CohortMemberRow> newest =
                newest(
                        rows,
                        row -> new MemberKey(row.projectId(), row.cohortId(), row.personId()),
                        CohortMemberRow::version);
        if (newest.isEmpty()) {
            return;
        }
        try (DuckDBAppender staged =
                connection.createAppender("temp", "main", "staged_static_cohort_people")) {
            for (CohortMemberRow row : newest) {
                staged.beginRow()
                        .append(row.projectId())
                        .append(row.cohortId())
                        .append(row.personId())
                        .append(row.version())
                        .append(row.deleted())
                        .endRow();
            }
        }
        merge(
                connection,
                "static_cohort_people",
                MEMBER_COLUMNS,
                "project_id, cohort_id, person_id",
                newest.stream().anyMatch(CohortMemberRow::deleted));
    }

    /**
     * One row per key, since a statement may not touch a row twice; of equal versions the later
     * one.
     */
    private static <R, K> Collection<R> newest(
            List<R> rows, Function<R, K> key, ToLongFunction<R> version) {
        Map<K, R> newest = new LinkedHashMap<>();
        for (R row : rows) {
            newest.merge(
                    key.apply(row),
                    row,
                    (a, b) -> version.applyAsLong(b) >= version.applyAsLong(a) ? b : a);
        }
        return newest.values();
    }

    private void merge(
            DuckDBConnection connection, String table, String columns, String key, boolean deletes)
            throws SQLException {
        List<String> names = new ArrayList<>(List.of(columns.split(", ")));
        List<String> values = new ArrayList<>(names);
        schema.current()
                .of(table)
                .forEach(promoted -> {
                    names.add(PropertyPaths.identifier(promoted.column()));
                    values.add(PropertyPaths.extraction("properties", promoted.key()));
                });
        List<String> keys = List.of(key.split(", "));
        List<String> updates =
                names.stream()
                        .filter(name -> !keys.contains(name))
                        .map(name -> name + " = excluded." + name)
                        .toList();
        execute(
                connection,
                "INSERT INTO %1$s (%2$s) SELECT %3$s FROM staged_%1$s WHERE NOT deleted ON CONFLICT (%4$s) DO UPDATE SET %5$s WHERE excluded.version >= %1$s.version"
                        .formatted(
                                table,
                                String.join(", ", names),
                                String.join(", ", values),
                                key,
                                String.join(", ", updates)));
        if (deletes) {
            List<String> matches =
                    keys.stream().map(name -> table + "." + name + " = staged." + name).toList();
            execute(
                    connection,
                    "DELETE FROM %1$s USING staged_%1$s staged WHERE staged.deleted AND staged.version >= %1$s.version AND %2$s"
                            .formatted(table, String.join(" AND ", matches)));
        }
        execute(connection, "DELETE FROM staged_" + table);
    }

    private void execute(DuckDBConnection connection, String sql) throws SQLException {
        PreparedStatement statement = planned.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            planned.put(sql, statement);
        }
        try {
            statement.execute();
        } catch (SQLException e) {
            // The driver closes a statement that failed; the next batch plans another.
            planned.remove(sql);
            statement.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : planned.values()) {
            statement.close();
        }
        planned.clear();
    }
}
