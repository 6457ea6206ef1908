package dev.hedgerow.insights.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.run.RunResponse.Outcome;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.queries.QueryResults;
import dev.hedgerow.testkit.StoppedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(180)
class QueryRunnerTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SQL = "{\"kind\":\"HogQLQuery\",\"query\":\"select 1\"}";

    private final StoppedClock clock = new StoppedClock(Instant.parse("2024-05-05T12:00:00Z"));
    private final AtomicInteger calculations = new AtomicInteger();
    private Freshness freshness = Freshness.PLAIN;

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private MetadataDatabase database;

    @SuppressWarnings("NullAway.Init")
    private QueryRunner runner;

    @BeforeEach
    void open() {
        database = MetadataDatabase.open(folder.resolve("metadata.sqlite"));
        runner = runner(this::answer);
    }

    private QueryRunner runner(QueryExecutor executor) {
        return new QueryRunner(
                new QueryRunner.Parts(
                        id -> ProjectSnapshot.plain(id, ZoneId.of("UTC")),
                        executor,
                        new QueryResults(database, clock, QueryResults.Limits.DEFAULT),
                        new QueryPool(2, 2),
                        clock,
                        Duration.ofSeconds(10)));
    }

    @Test
    void deadline_isTenTimesAsFarInTheBackground() throws Exception {
        List<Duration> given = new CopyOnWriteArrayList<>();
        runner.close();
        runner =
                runner((_, execution) -> {
                    given.add(Duration.between(execution.now(), execution.deadline()));
                    return answer("", execution);
                });
        JsonNode query = JSON.readTree(SQL);
        runner.run(RunRequest.of(1, query, RefreshMode.FORCE_BLOCKING));
        runner.run(new RunRequest(1, query, RefreshMode.FORCE_BLOCKING, null, LimitContext.EXPORT));
        runner.run(RunRequest.of(1, query, RefreshMode.FORCE_ASYNC));
        while (given.size() < 3) { // The class's timeout ends it.
            Thread.sleep(5);
        }
        assertThat(given)
                .containsExactly(
                        Duration.ofSeconds(10), Duration.ofSeconds(100), Duration.ofSeconds(100));
    }

    private QueryAnswer answer(Object query, Execution execution) {
        return new QueryAnswer(
                JSON.createObjectNode().put("results", calculations.incrementAndGet()), freshness);
    }

    @AfterEach
    void close() {
        runner.close();
        database.close();
    }

    private static RunRequest request(RefreshMode mode, @Nullable String id) {
        return new RunRequest(1, JSON.readTree(SQL), mode, id, LimitContext.QUERY);
    }

    private static RunRequest asking(String sql, RefreshMode mode, String id) {
        return new RunRequest(
                1,
                JSON.createObjectNode().put("kind", "HogQLQuery").put("query", sql),
                mode,
                id,
                LimitContext.QUERY);
    }

    private RunResponse run(RefreshMode mode) {
        return runner.run(request(mode, null));
    }

    private QueryStatus awaitEnd(QueryRunner of, String id) throws InterruptedException {
        QueryStatus status = of.status(1, id).orElseThrow();
        while (!status.isComplete()) {
            TimeUnit.MILLISECONDS.sleep(2);
            status = of.status(1, id).orElseThrow();
        }
        return status;
    }

    @Test
    void blocking_calculatesOnceWhileFresh() {
        assertThat(run(RefreshMode.BLOCKING).outcome()).isEqualTo(Outcome.CALCULATED);

        RunResponse second = run(RefreshMode.BLOCKING);

        assertThat(second.outcome()).isEqualTo(Outcome.CACHED);
        assertThat(second.body().get("is_cached").booleanValue()).isTrue();
        assertThat(second.body().get("results").intValue()).isEqualTo(1);
        assertThat(second.body().get("last_refresh").asString()).isEqualTo("2024-05-05T12:00:00Z");
    }

    @Test
    void blocking_calculatesAgainWhenStale() {
        run(RefreshMode.BLOCKING);
        clock.advance(Duration.ofHours(7));

        assertThat(run(RefreshMode.LAZY_ASYNC).outcome()).isEqualTo(Outcome.CACHED);
        assertThat(run(RefreshMode.BLOCKING).outcome()).isEqualTo(Outcome.CALCULATED);
    }

    @Test
    void blocking_keepsWhatEndedInThePast() {
        freshness =
                Freshness.of(
                        Interval.HOUR,
                        Instant.parse("2024-01-01T00:00:00Z"),
                        Instant.parse("2024-02-01T00:00:00Z"));
        run(RefreshMode.BLOCKING);
        clock.advance(Duration.ofDays(6));

        assertThat(run(RefreshMode.BLOCKING).outcome()).isEqualTo(Outcome.CACHED);
    }

    @Test
    void forceBlocking_alwaysCalculates() {
        run(RefreshMode.FORCE_BLOCKING);

        RunResponse second = run(RefreshMode.FORCE_BLOCKING);

        assertThat(second.outcome()).isEqualTo(Outcome.CALCULATED);
        assertThat(second.body().get("results").intValue()).isEqualTo(2);
    }

    @Test
    void forceCache_neverCalculates() {
        RunResponse missed = run(RefreshMode.FORCE_CACHE);
        assertThat(missed.outcome()).isEqualTo(Outcome.CACHE_MISS);
        assertThat(missed.body().get("cache_key").asString()).startsWith("cache_");

        run(RefreshMode.BLOCKING);
        clock.advance(Duration.ofDays(6));

        assertThat(run(RefreshMode.FORCE_CACHE).outcome()).isEqualTo(Outcome.CACHED);
        assertThat(calculations).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RefreshMode.class,
            names = {"ASYNC", "LAZY_ASYNC", "FORCE_ASYNC"})
    void async_answersLater(RefreshMode mode) throws InterruptedException {
        RunResponse started = runner.run(request(mode, "mine"));

        assertThat(started.isIncomplete()).isTrue();
        assertThat(started.body().at("/query_status/id").asString()).isEqualTo("mine");
        QueryStatus status = awaitEnd(runner, "mine");
        assertThat(status.error()).isNull();
        assertThat(status.toJson(clock.instant()).at("/results/results").intValue()).isEqualTo(1);
    }

    @Test
    void status_tellsHowFarTheCalculationHasCome() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        QueryRunner slow =
                runner((query, execution) -> {
                    execution.progress().note(30, 100);
                    begun.countDown();
                    awaitLatch(seen);
                    return answer(query, execution);
                });
        slow.run(request(RefreshMode.FORCE_ASYNC, "slow"));
        awaitLatch(begun);
        clock.advance(Duration.ofMillis(2_900));

        JsonNode progress =
                slow.status(1, "slow").orElseThrow().toJson(clock.instant()).get("query_progress");

        seen.countDown();
        assertThat(progress.get("rows_read").longValue()).isEqualTo(30);
        assertThat(progress.get("estimated_rows_total").longValue()).isEqualTo(100);
        assertThat(progress.get("time_elapsed").isIntegralNumber()).isTrue();
        assertThat(progress.get("time_elapsed").longValue()).isEqualTo(2);
        slow.close();
    }

    @Test
    void asyncExceptOnCacheMiss_waitsForTheFirst() {
        RefreshMode mode = RefreshMode.ASYNC_EXCEPT_ON_CACHE_MISS;
        assertThat(run(mode).outcome()).isEqualTo(Outcome.CALCULATED);
        assertThat(run(mode).outcome()).isEqualTo(Outcome.CACHED);
        clock.advance(Duration.ofHours(7));

        RunResponse stale = run(mode);

        assertThat(stale.outcome()).isEqualTo(Outcome.STARTED);
        assertThat(stale.body().get("results").intValue()).isEqualTo(1);
    }

    @Test
    void failure_reachesTheCallerAndTheStatus() throws InterruptedException {
        QueryRunner failing =
                runner((query, execution) -> {
                    throw QueryException.invalid("no such field", "query.x");
                });

        assertThatThrownBy(() -> failing.run(request(RefreshMode.BLOCKING, "a")))
                .isInstanceOf(QueryException.class)
                .hasMessage("no such field");
        failing.run(request(RefreshMode.FORCE_ASYNC, "b"));
        assertThat(awaitEnd(failing, "b").error()).hasMessage("no such field");
        failing.close();
    }

    @Test
    void cancel_stopsAWaitingCaller() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        QueryRunner slow =
                runner((query, execution) -> {
                    execution.token().onCancel(stopped::countDown);
                    started.countDown();
                    awaitLatch(stopped);
                    throw QueryException.of(QueryException.Code.CANCELLED, "gone", null);
                });
        Thread canceller =
                Thread.ofPlatform()
                        .start(() -> {
                            awaitLatch(started);
                            assertThat(slow.cancel(1, "slow")).isTrue();
                        });

        assertThatThrownBy(() -> slow.run(request(RefreshMode.BLOCKING, "slow")))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        error -> assertThat(error.code()).isEqualTo(QueryException.Code.CANCELLED));
        canceller.join();
        assertThat(slow.cancel(2, "slow")).isFalse();
        slow.close();
    }

    @Test
    void tooMany_areRefused() {
        CountDownLatch open = new CountDownLatch(1);
        QueryRunner slow =
                runner((query, execution) -> {
                    awaitLatch(open);
                    return answer(query, execution);
                });
        for (int i = 0; i < 4; i++) {
            slow.run(asking("select " + i, RefreshMode.FORCE_ASYNC, "q" + i));
        }

        assertThatThrownBy(() -> slow.run(asking("select 5", RefreshMode.FORCE_ASYNC, "q5")))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        error ->
                                assertThat(error.code())
                                        .isEqualTo(QueryException.Code.TOO_MANY_QUERIES));
        open.countDown();
        slow.close();
    }

    @Test
    void waiters_shareOneCalculation_andCancelAlone() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        QueryRunner slow =
                runner((query, execution) -> {
                    started.countDown();
                    awaitLatch(open);
                    assertThat(execution.token().isCancelled()).isFalse();
                    return answer(query, execution);
                });
        for (int i = 0; i < 10; i++) {
            slow.run(request(RefreshMode.ASYNC, "q" + i));
        }
        awaitLatch(started);
        slow.run(request(RefreshMode.ASYNC, "late"));

        assertThat(slow.cancel(1, "q0")).isTrue();
        open.countDown();

        assertThat(awaitEnd(slow, "late").error()).isNull();
        assertThat(awaitEnd(slow, "q9").error()).isNull();
        assertThat(awaitEnd(slow, "q0").error()).hasMessage("The query was cancelled.");
        assertThat(calculations).hasValue(1);
        slow.close();
    }

    @Test
    void calculation_stopsWhenItsLastWaiterLeaves() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        QueryRunner slow =
                runner((query, execution) -> {
                    execution.token().onCancel(stopped::countDown);
                    started.countDown();
                    awaitLatch(stopped);
                    throw QueryException.of(QueryException.Code.CANCELLED, "gone", null);
                });
        slow.run(request(RefreshMode.ASYNC, "a"));
        slow.run(request(RefreshMode.ASYNC, "b"));
        awaitLatch(started);

        slow.cancel(1, "a");
        assertThat(stopped.getCount()).isEqualTo(1);
        slow.cancel(1, "b");

        awaitLatch(stopped);
        assertThat(awaitEnd(slow, "b").error()).isInstanceOf(QueryException.class);
        slow.close();
    }

    @Test
    void forced_doesNotJoinWhatHasBegun() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        QueryRunner slow =
                runner((query, execution) -> {
                    started.countDown();
                    awaitLatch(open);
                    return answer(query, execution);
                });
        slow.run(request(RefreshMode.ASYNC, "before"));
        awaitLatch(started);

        slow.run(request(RefreshMode.FORCE_ASYNC, "after"));
        open.countDown();

        awaitEnd(slow, "before");
        awaitEnd(slow, "after");
        assertThat(calculations).hasValue(2);
        slow.close();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "true|{\"query\":\"select 1\",\"kind\":\"HogQLQuery\"}",
                "true|{\"kind\":\"HogQLQuery\",\"query\":\"select 1\",\"filters\":null}",
                "true|{\"kind\":\"DataTableNode\",\"source\":{\"kind\":\"HogQLQuery\",\"query\":\"select 1\"}}",
                "false|{\"kind\":\"HogQLQuery\",\"query\":\"select 2\"}"
            })
    void cacheKey_isOfTheMeaning(boolean same, String json) {
        String key = runner.on(1).cacheKey(request(RefreshMode.BLOCKING, null));
        String other =
                runner.on(1).cacheKey(RunRequest.of(1, JSON.readTree(json), RefreshMode.BLOCKING));

        assertThat(other.equals(key)).isEqualTo(same);
    }

    @Test
    void cacheKey_isOfTheProject() {
        String one =
                runner.on(1).cacheKey(RunRequest.of(1, JSON.readTree(SQL), RefreshMode.BLOCKING));
        String two =
                runner.on(2).cacheKey(RunRequest.of(2, JSON.readTree(SQL), RefreshMode.BLOCKING));

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void unrunnableKinds_areRefused() {
        RunRequest saved =
                RunRequest.of(
                        1,
                        JSON.readTree("{\"kind\":\"SavedInsightNode\",\"shortId\":\"123\"}"),
                        RefreshMode.FORCE_BLOCKING);

        assertThatThrownBy(() -> runner.run(saved))
                .hasMessage("Unsupported query kind: SavedInsightNode");
    }
}
