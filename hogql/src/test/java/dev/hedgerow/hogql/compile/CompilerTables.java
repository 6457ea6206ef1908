package dev.hedgerow.hogql.compile;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.parser.HogqlParser;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB in memory with the stored tables and a few rows of two projects, for tests of compiled
 * queries.
 */
final class CompilerTables implements AutoCloseable {
    static final Instant NOW = Instant.parse("2024-01-10T12:00:00Z");
    static final long PROJECT = 1;

    private static final String TABLES =
            """
            CREATE TABLE events (project_id BIGINT, uuid UUID, event VARCHAR, "timestamp" TIMESTAMP, distinct_id VARCHAR,
              person_id UUID, created_at TIMESTAMP, elements_chain VARCHAR, session_id VARCHAR, group_0 VARCHAR,
              group_1 VARCHAR, group_2 VARCHAR, group_3 VARCHAR, group_4 VARCHAR, personless BOOLEAN, properties VARCHAR,
              "p_$browser" VARCHAR);
            CREATE TABLE persons (project_id BIGINT, person_id UUID, created_at TIMESTAMP, is_identified BOOLEAN,
              properties VARCHAR, version BIGINT);
            CREATE TABLE static_cohort_people (project_id BIGINT, cohort_id BIGINT, person_id UUID, version BIGINT);
            CREATE TABLE person_distinct_ids (project_id BIGINT, distinct_id VARCHAR, person_id UUID, version BIGINT);
            CREATE TABLE groups (project_id BIGINT, type_index INTEGER, key VARCHAR, created_at TIMESTAMP,
              properties VARCHAR, version BIGINT);
            INSERT INTO persons VALUES
              (1, '00000000-0000-0000-0000-00000000000a', '2024-01-01', true, '{"email":"ann@x.org","age":30}', 1),
              (1, '00000000-0000-0000-0000-00000000000b', '2024-01-02', false, '{"email":"bob@x.org"}', 1),
              (2, '00000000-0000-0000-0000-00000000000c', '2024-01-02', false, '{"email":"spy@y.org"}', 1);
            INSERT INTO person_distinct_ids VALUES
              (1, 'ann', '00000000-0000-0000-0000-00000000000a', 1), (1, 'bob', '00000000-0000-0000-0000-00000000000b', 1),
              (2, 'spy', '00000000-0000-0000-0000-00000000000c', 1);
            INSERT INTO groups VALUES (1, 0, 'org:1', '2024-01-01', '{"name":"Acme"}', 1), (1, 1, 'org:1', '2024-01-01', '{}', 1);
            INSERT INTO events BY NAME
              SELECT 1 AS project_id, '00000000-0000-0000-0000-000000000001' AS uuid, 'signup' AS event,
                TIMESTAMP '2024-01-03 23:30:00' AS "timestamp", 'ann' AS distinct_id,
                '00000000-0000-0000-0000-00000000000a' AS person_id, TIMESTAMP '2024-01-03 23:30:00' AS created_at,
                '' AS elements_chain, 's1' AS session_id, 'org:1' AS group_0, false AS personless,
                '{"color":"red","size":0,"none":null,"deep":{"list":[10,{"k":"v"}]},"$browser":"Chrome"}' AS properties,
                'Chrome' AS "p_$browser";
            INSERT INTO events BY NAME
              SELECT 1 AS project_id, '00000000-0000-0000-0000-000000000002' AS uuid, 'pay' AS event,
                TIMESTAMP '2024-01-04 10:00:00' AS "timestamp", 'ann' AS distinct_id,
                '00000000-0000-0000-0000-00000000000a' AS person_id, TIMESTAMP '2024-01-04 10:00:00' AS created_at,
                '' AS elements_chain, 's1' AS session_id, false AS personless, '{"color":"","size":12}' AS properties;
            INSERT INTO events BY NAME
              SELECT 1 AS project_id, '00000000-0000-0000-0000-000000000003' AS uuid, 'signup' AS event,
                TIMESTAMP '2024-01-05 10:00:00' AS "timestamp", 'bob' AS distinct_id,
                '00000000-0000-0000-0000-00000000000b' AS person_id, TIMESTAMP '2024-01-05 10:00:00' AS created_at,
                '' AS elements_chain, 's2' AS session_id, false AS personless, '{"color":"blue"}' AS properties;
            INSERT INTO events BY NAME
              SELECT 2 AS project_id, '00000000-0000-0000-0000-000000000009' AS uuid, 'secret' AS event,
                TIMESTAMP '2024-01-05 10:00:00' AS "timestamp", 'spy' AS distinct_id,
                '00000000-0000-0000-0000-00000000000c' AS person_id, TIMESTAMP '2024-01-05 10:00:00' AS created_at,
                '' AS elements_chain, false AS personless, '{"color":"black"}' AS properties;
            """;

    private final Connection connection;
    private final HogqlCompiler compiler = new HogqlCompiler();

    CompilerTables() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
    }

    static CompileContext context() {
        return CompileContext.of(PROJECT, NOW);
    }

    List<List<@Nullable Object>> rows(String hogql) throws SQLException {
        return rows(hogql, context());
    }

    /** The rows of a query, after its SQL has been explained. */
    List<List<@Nullable Object>> rows(String hogql, CompileContext context) throws SQLException {
        CompiledQuery query = compile(hogql, context);
        run("EXPLAIN " + query.sql(), query.parameters());
        return run(query.sql(), query.parameters());
    }

    CompiledQuery compile(String hogql, CompileContext context) {
        return compiler.compile(HogqlParser.parseQuery(hogql), context);
    }

    private List<List<@Nullable Object>> run(String sql, List<@Nullable Object> parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                List<List<@Nullable Object>> rows = new ArrayList<>();
                while (result.next()) {
                    List<@Nullable Object> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(plain(result.getObject(i)));
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        return switch (value) {
            case Array array -> plainAll((Object[]) array.getArray());
            case Struct struct -> plainAll(struct.getAttributes());
            case Timestamp time -> time.toLocalDateTime().toString();
            case Number number when !(number instanceof Double) -> number.longValue();
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> plainAll(@Nullable Object[] values) throws SQLException {
        List<@Nullable Object> result = new ArrayList<>();
        for (Object value : Arrays.asList(values)) {
            result.add(plain(value));
        }
        return result;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
