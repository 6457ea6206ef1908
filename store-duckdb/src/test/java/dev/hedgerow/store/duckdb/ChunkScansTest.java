package dev.hedgerow.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.store.CancellationToken;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.QueryProgress;
import dev.hedgerow.store.RowChunk;
import dev.hedgerow.store.StoreException;
import dev.hedgerow.store.StoreException.Code;
import dev.hedgerow.store.WriteBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class ChunkScansTest {

    private static final int EVENTS = 5_000;
    private static final int PEOPLE = 700;

    @TempDir private Path folder;
    private StoreFixture fixture;

    private record Seen(UUID person, long number, String text) {}

    @BeforeEach
    void open() {
        fixture = StoreFixture.open(folder);
        List<EventRow> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(
                    StoreFixture.event(
                            "e" + i,
                            "event " + i % 7,
                            StoreFixture.NOON.plusSeconds(i),
                            "d" + i % PEOPLE,
                            "{\"n\":" + i + "}"));
        }
        fixture.store.writer().write(WriteBatch.ofEvents(events));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private CompiledQuery compile(String hogql) {
        return new HogqlCompiler()
                .compile(HogqlParser.parseQuery(hogql), CompileContext.of(1, StoreFixture.NOON));
    }

    @Test
    void scan_everyRow_comesOnceWithItsValues() {
        List<Seen> seen = Collections.synchronizedList(new ArrayList<>());

        fixture.store.scan(
                compile("SELECT person_id, toInt(properties.n) AS n, event FROM events"),
                StoreFixture.BUDGET,
                chunk -> {
                    for (int row = 0; row < chunk.rows(); row++) {
                        seen.add(
                                new Seen(
                                        chunk.uuidAt(0, row),
                                        chunk.longAt(1, row),
                                        String.valueOf(chunk.textAt(2, row))));
                    }
                });

        List<Seen> expected = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            expected.add(
                    new Seen(StoreFixture.id("person of d" + i % PEOPLE), i, "event " + i % 7));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void keys_differExactlyWhereValuesDo() {
        Set<String> people = ConcurrentHashMap.newKeySet();
        Set<Long> names = ConcurrentHashMap.newKeySet();

        fixture.store.scan(
                compile("SELECT person_id, event FROM events"),
                StoreFixture.BUDGET,
                chunk -> {
                    for (int row = 0; row < chunk.rows(); row++) {
                        people.add(chunk.keyAt(0, row) + " " + chunk.secondKeyAt(0, row));
                        names.add(chunk.keyAt(1, row));
                    }
                });

        assertThat(people).hasSize(PEOPLE);
        assertThat(names).hasSize(7);
    }

    @Test
    void scan_withoutRows_callsNobody() {
        AtomicInteger calls = new AtomicInteger();

        fixture.store.scan(
                compile("SELECT person_id FROM events WHERE event = 'nothing'"),
                StoreFixture.BUDGET,
                _ -> calls.incrementAndGet());

        assertThat(calls).hasValue(0);
    }

    @Test
    void scan_queryThatFailsHalfWay_fails() {
        assertThatThrownBy(() ->
                        fixture.store.scan(
                                compile(
                                        "SELECT factorial(if(toInt(properties.n) = 4000, 100, 1)) FROM events"),
                                StoreFixture.BUDGET,
                                RowChunk::rows))
                .isInstanceOf(StoreException.class)
                .extracting("code")
                .isEqualTo(Code.QUERY_FAILED);
    }

    @Test
    void scan_whatTheVisitorThrows_isThrownOn() {
        IllegalStateException enough = new IllegalStateException("enough");

        assertThatThrownBy(() ->
                        fixture.store.scan(
                                compile("SELECT person_id FROM events"),
                                StoreFixture.BUDGET,
                                _ -> {
                                    throw enough;
                                }))
                .isSameAs(enough);
    }

    @Test
    void scan_moreRowsThanAllowed_isRefused() {
        assertThatThrownBy(() ->
                        fixture.store.scan(
                                compile("SELECT person_id FROM events"),
                                QueryBudget.of(Duration.ofSeconds(30), EVENTS - 1),
                                RowChunk::rows))
                .isInstanceOf(StoreException.class)
                .extracting("code")
                .isEqualTo(Code.TOO_MANY_ROWS);
    }

    @Test
    void scan_tellsItsProgressWhileItRuns() {
        QueryProgress progress = new QueryProgress();
        AtomicLong totalDuring = new AtomicLong();

        fixture.store.scan(
                compile("SELECT person_id FROM events"),
                new QueryBudget(Duration.ofSeconds(30), EVENTS, new CancellationToken(), progress),
                _ -> {
                    while (progress.rows().total() == 0) {
                        Thread.onSpinWait();
                    }
                    totalDuring.set(progress.rows().total());
                });

        assertThat(totalDuring).hasPositiveValue();
        assertThat(progress.rows().read()).isEqualTo(progress.rows().total());
    }

    @Test
    void scan_cancelledByItsVisitor_stops() {
        CancellationToken token = new CancellationToken();

        assertThatThrownBy(() ->
                        fixture.store.scan(
                                compile("SELECT person_id FROM events"),
                                new QueryBudget(Duration.ofSeconds(30), EVENTS, token),
                                _ -> token.cancel()))
                .isInstanceOf(StoreException.class)
                .extracting("code")
                .isEqualTo(Code.CANCELLED);
    }
}
