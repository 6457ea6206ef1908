package dev.hedgerow.metadata.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.queries.QueryResultDao;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of insights must not grow with the number of kept answers: every look is by an index. */
final class InsightPlansTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private MetadataDatabase database;

    @BeforeEach
    void open() {
        database = MetadataDatabase.open(folder.resolve("metadata.sqlite"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** How SQLite runs the query of a DAO's method. */
    private String plan(Class<?> dao, String name) {
        Method method =
                Arrays.stream(dao.getDeclaredMethods())
                        .filter(one -> one.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        String sql = method.getAnnotation(SqlQuery.class).value().replaceAll("<\\w+>", "1, 2");
        List<String> steps =
                database.read(handle ->
                        handle.createQuery("EXPLAIN QUERY PLAN " + sql.replaceAll(":\\w+", "1"))
                                .map((row, _) -> row.getString("detail"))
                                .list());
        return String.join("; ", steps);
    }

    @ParameterizedTest
    @CsvSource({"find", "findByShortId", "listByIds", "listLines", "listIdsByFlag"})
    void lookAtInsights_isOfOneProject(String query) {
        assertThat(plan(InsightDao.class, query)).contains("SEARCH").doesNotContain("SCAN");
    }

    @ParameterizedTest
    @CsvSource({"listViewsOfUser", "listViewsSince"})
    void lookAtViews_isByIndex(String query) {
        assertThat(plan(InsightDao.class, query)).doesNotContain("SCAN");
    }

    @Test
    void keptAnswer_isFoundByItsKey() {
        assertThat(plan(QueryResultDao.class, "find"))
                .isEqualTo(
                        "SEARCH query_results USING INDEX sqlite_autoindex_query_results_1 (project_id=? AND cache_key=?)");
    }

    @ParameterizedTest
    @CsvSource({"sumSizes", "listOldest"})
    void housekeeping_readsNoBodies(String query) {
        assertThat(plan(QueryResultDao.class, query))
                .contains("USING COVERING INDEX query_results_by_time");
    }
}
