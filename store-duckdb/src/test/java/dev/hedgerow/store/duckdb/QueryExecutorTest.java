package dev.hedgerow.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.store.CancellationToken;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.StoreException;
import dev.hedgerow.store.StoreException.Code;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
final class QueryExecutorTest {

    private static final String ENDLESS =
            "SELECT count(*) FROM range(1000000000) a, range(1000) b WHERE a.range * b.range % 7 = 1";
    private static final String ENDLESS_ROWS =
            "SELECT a.range FROM range(1000000000) a, range(1000) b";
    private static final String ENDLESS_WITHOUT_ROWS =
            "SELECT a.range FROM range(1000000000) a, range(1000) b WHERE a.range * b.range % 1000000007 = -5";

    @TempDir private Path folder;
    private StoreFixture fixture;

    @BeforeEach
    void open() {
        fixture =
                StoreFixture.open(
                        new DuckDbSettings(folder.resolve("e.duckdb"), 100 << 20, 2, 1, 1 << 26));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void run_parameters_areBound() {
        UUID uuid = StoreFixture.id("x");
        assertThat(
                        fixture.rows(
                                "SELECT $2, $1, $3::UUID, $4, $5, $6, $7",
                                "it's",
                                5L,
                                uuid,
                                1.5,
                                true,
                                LocalDate.parse("2026-01-02"),
                                LocalDateTime.parse("2026-01-02T03:04:05.678901")))
                .containsExactly(
                        List.of(
                                5L,
                                "it's",
                                uuid,
                                1.5,
                                true,
                                LocalDate.parse("2026-01-02"),
                                LocalDateTime.parse("2026-01-02T03:04:05.678901")));
    }

    @Test
    void run_everyType_comesAsTheContractSays() {
        assertThat(
                        fixture.rows(
                                """
                                SELECT 1::TINYINT, 2::INTEGER, sum(3::BIGINT), 4::UBIGINT, 170141183460469231731687303715884105727::HUGEINT,
                                1.50::DECIMAL(10,2), 1.5::FLOAT, 'x', TRUE, NULL, DATE '2026-03-08'
                                """))
                .containsExactly(
                        Arrays.asList(
                                1L,
                                2L,
                                3L,
                                4L,
                                new BigDecimal("170141183460469231731687303715884105727"),
                                new BigDecimal("1.50"),
                                1.5,
                                "x",
                                true,
                                null,
                                LocalDate.parse("2026-03-08")));
    }

    @Test
    void isBusy_fromTheFirstRowToTheLast() {
        assertThat(fixture.store.queries().isBusy()).isFalse();
        List<Boolean> busy = new ArrayList<>();
        fixture.store
                .queries()
                .run(
                        "SELECT * FROM range(3)",
                        List.of(),
                        StoreFixture.BUDGET,
                        _ -> busy.add(fixture.store.queries().isBusy()));
        assertThat(busy).containsExactly(true, true, true);
        assertThat(fixture.store.queries().isBusy()).isFalse();
    }

    /** The time does not exist in the zone that the tests run in. */
    @Test
    void run_timestamps_areUtcWhateverTheMachinesZone() {
        LocalDateTime skipped = LocalDateTime.parse("2026-03-08T02:30:00");
        LocalDateTime next = skipped.plusHours(1);
        assertThat(
                        fixture.rows(
                                """
                                SELECT t, t::TIMESTAMPTZ, [t::TIMESTAMPTZ], [n], {'t': n}, map {'k': n}
                                FROM (SELECT TIMESTAMP '2026-03-08 02:30:00' t, TIMESTAMP '2026-03-08 03:30:00' n)
                                """))
                .containsExactly(
                        List.of(
                                skipped,
                                skipped,
                                List.of(skipped),
                                List.of(next),
                                Map.of("t", next),
                                Map.of("k", next)));
    }

    @Test
    void run_nestedValues_areListsAndMaps() {
        assertThat(
                        fixture.rows(
                                """
                                SELECT [1, NULL, 2], [['a'], []], {'b': 1, 'a': [uuid]}, row(1, 'x'), map {'k': [1]}, [row(1, 2)]
                                FROM (SELECT '00000000-0000-0000-0000-000000000001'::UUID uuid)
                                """))
                .containsExactly(
                        List.of(
                                Arrays.asList(1L, null, 2L),
                                List.of(List.of("a"), List.of()),
                                Map.of("b", 1L, "a", List.of(new UUID(0, 1))),
                                List.of(1L, "x"),
                                Map.of("k", List.of(1L)),
                                List.of(List.of(1L, 2L))));
    }

    @Test
    void run_rowAccessors_readWithoutObjects() {
        List<Object> read = new ArrayList<>();
        fixture.store
                .queries()
                .run(
                        "SELECT 7::INTEGER, TIMESTAMP '1970-01-01 00:00:01', TRUE, 2.5, 'x', '00000000-0000-0000-0000-000000000001'::UUID, NULL::BIGINT",
                        List.of(),
                        StoreFixture.BUDGET,
                        row -> {
                            read.add(row.longAt(0));
                            read.add(row.longAt(1));
                            read.add(row.longAt(2));
                            read.add(row.doubleAt(3));
                            read.add(String.valueOf(row.stringAt(4)));
                            read.add(String.valueOf(row.uuidAt(5)));
                            read.add(row.isNull(6));
                            read.add(row.longAt(6));
                            read.add(row.isNull(0));
                        });
        assertThat(read)
                .containsExactly(
                        7L, 1_000_000L, 1L, 2.5, "x", new UUID(0, 1).toString(), true, 0L, false);
    }

    /** Were it not stopped, its own time would end it, with another code. */
    @ParameterizedTest
    @ValueSource(strings = {ENDLESS, ENDLESS_ROWS, ENDLESS_WITHOUT_ROWS})
    void run_cancelled_stopsAndTheConnectionGoesOn(String sql) throws Exception {
        CancellationToken token = new CancellationToken();
        Thread canceller =
                Thread.ofPlatform()
                        .start(() -> {
                            await(() -> fixture.store.queries().isBusy());
                            token.cancel();
                        });
        assertFails(
                () -> run(sql, new QueryBudget(Duration.ofSeconds(30), Long.MAX_VALUE, token)),
                Code.CANCELLED);
        canceller.join();
        for (int i = 0; i < 20; i++) {
            assertThat(fixture.value("SELECT count(*) FROM range(100000)")).isEqualTo(100000L);
        }
    }

    @Test
    void run_cancelledFromTheFirstRow_stops() {
        CancellationToken token = new CancellationToken();
        assertFails(
                () ->
                        fixture.store
                                .queries()
                                .run(
                                        ENDLESS_ROWS,
                                        List.of(),
                                        new QueryBudget(
                                                Duration.ofSeconds(30), Long.MAX_VALUE, token),
                                        _ -> token.cancel()),
                Code.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENDLESS, ENDLESS_ROWS, ENDLESS_WITHOUT_ROWS})
    void run_outOfTime_stops(String sql) {
        assertFails(
                () -> run(sql, QueryBudget.of(Duration.ofMillis(200), Long.MAX_VALUE)),
                Code.TIMEOUT);
        assertThat(fixture.value("SELECT 1")).isEqualTo(1L);
    }

    @Test
    void run_cancelledBefore_doesNotStart() {
        CancellationToken token = new CancellationToken();
        token.cancel();
        assertFails(
                () -> run(ENDLESS, new QueryBudget(Duration.ofSeconds(30), 10, token)),
                Code.CANCELLED);
    }

    @Test
    void run_waitingForAConnection_canBeCancelledAndTimesOut() throws Exception {
        CancellationToken running = new CancellationToken();
        CountDownLatch started = new CountDownLatch(1);
        Thread busy =
                new Thread(() -> {
                    try {
                        fixture.store
                                .queries()
                                .run(
                                        ENDLESS_ROWS,
                                        List.of(),
                                        new QueryBudget(
                                                Duration.ofSeconds(30), Long.MAX_VALUE, running),
                                        row -> started.countDown());
                    } catch (StoreException e) {
                        // Cancelled below.
                    }
                });
        busy.start();
        assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
        assertFails(
                () -> run("SELECT 1", QueryBudget.of(Duration.ofMillis(100), 10)), Code.TIMEOUT);
        CancellationToken waiting = new CancellationToken();
        Thread here = Thread.currentThread();
        Thread.ofPlatform()
                .start(() -> {
                    await(() -> here.getState() == Thread.State.TIMED_WAITING);
                    waiting.cancel();
                });
        assertFails(
                () -> run("SELECT 1", new QueryBudget(Duration.ofSeconds(30), 10, waiting)),
                Code.CANCELLED);
        running.cancel();
        busy.join();
        assertThat(fixture.value("SELECT 1")).isEqualTo(1L);
    }

    @Test
    void run_tooManyRows_failsAndReadsNoFurther() {
        assertFails(
                () -> run(ENDLESS_ROWS, QueryBudget.of(Duration.ofSeconds(10), 1000)),
                Code.TOO_MANY_ROWS);
        run("SELECT * FROM range(1000)", QueryBudget.of(Duration.ofSeconds(10), 1000));
    }

    @Test
    void run_tooMuchMemory_failsAndTheNextOneRuns() {
        assertFails(
                () ->
                        run(
                                "SELECT length(string_agg(repeat('x', 1000), '')) FROM range(1000000)",
                                StoreFixture.BUDGET),
                Code.OUT_OF_MEMORY);
        assertThat(fixture.value("SELECT 1")).isEqualTo(1L);
    }

    @Test
    void run_failureHalfWay_isNotTheEndOfTheRows() {
        assertFails(
                () ->
                        run(
                                "SELECT CASE WHEN range = 900000 THEN error('late')::BIGINT ELSE range END FROM range(1000000)",
                                StoreFixture.BUDGET),
                Code.QUERY_FAILED);
    }

    @Test
    void run_badConversion_saysSoInOneLine() {
        assertThatThrownBy(() -> fixture.rows("SELECT 'x'::INTEGER"))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(Code.QUERY_FAILED);
                            assertThat(e).hasMessage("Could not convert string 'x' to INT32");
                        });
    }

    @Test
    void run_visitorThrows_endsTheQueryWithItsException() {
        assertThatThrownBy(() ->
                        fixture.store
                                .queries()
                                .run(
                                        ENDLESS_ROWS,
                                        List.of(),
                                        StoreFixture.BUDGET,
                                        row -> {
                                            throw new IllegalStateException("enough");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(fixture.value("SELECT 1")).isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_text('/etc/passwd')",
                "COPY (SELECT 1) TO '/tmp/out.csv'",
                "ATTACH '/tmp/other.duckdb'",
                "LOAD httpfs",
                "INSTALL httpfs",
                "SET enable_external_access = true",
                "SET memory_limit = '100GB'",
                "EXPORT DATABASE '/tmp/out'",
            })
    void run_anythingOutside_isRefused(String sql) {
        assertThatThrownBy(() -> fixture.rows(sql)).isInstanceOf(StoreException.class);
    }

    private void run(String sql, QueryBudget budget) {
        fixture.store.queries().run(sql, List.of(), budget, row -> {});
    }

    private static void assertFails(ThrowingCallable work, Code code) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void await(BooleanSupplier happened) {
        while (!happened.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
