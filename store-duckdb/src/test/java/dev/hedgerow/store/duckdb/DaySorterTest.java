package dev.hedgerow.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.WriteBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class DaySorterTest {

    private static final Instant DAY = Instant.parse("2026-03-08T00:00:00Z");

    /** Three slices of the day, the last one not full. */
    private static final int EVENTS = 10_000;

    private static final String OUT_OF_ORDER =
            """
            SELECT count(*) FROM (
                SELECT event, "timestamp", lag(event) OVER w AS before, lag("timestamp") OVER w AS earlier
                FROM events WHERE "timestamp" < TIMESTAMP '2026-03-09' WINDOW w AS (ORDER BY rowid))
            WHERE before IS NOT NULL AND (event, "timestamp") < (before, earlier)
            """;
    private static final String CONTENT =
            "SELECT count(*), sum(hash(uuid, event, \"timestamp\", person_id, properties, \"p_$browser\")::HUGEINT) FROM events";

    @TempDir private Path folder;
    private StoreFixture fixture;

    @BeforeEach
    void open() {
        fixture = StoreFixture.open(folder);
        Random random = new Random(5);
        List<EventRow> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(event("e" + i, DAY.plusMillis(random.nextInt(86_400_000)), i % 9));
        }
        fixture.store.writer().write(WriteBatch.ofEvents(events));
        write("later", DAY.plus(Duration.ofDays(1)), DAY.plus(Duration.ofDays(1)));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static EventRow event(String uuid, Instant at, int name) {
        return StoreFixture.event(
                uuid, "event " + name, at, "d" + name, "{\"$browser\":\"b" + name + "\"}");
    }

    /** An event of a time that comes in at another. */
    private void write(String uuid, Instant at, Instant captured) {
        EventRow row = event(uuid, at, 0);
        fixture.write(
                new EventRow(
                        row.projectId(),
                        row.uuid(),
                        row.uuidGivenByClient(),
                        row.event(),
                        row.timestamp(),
                        row.distinctId(),
                        row.personId(),
                        row.personless(),
                        captured,
                        row.elementsChain(),
                        row.groups(),
                        row.propertiesJson()));
    }

    private @Nullable Object outOfOrder() {
        return fixture.value(OUT_OF_ORDER);
    }

    @Test
    void sort_dayThatIsOver_isInOrderAndWhole() {
        List<List<@Nullable Object>> before = fixture.rows(CONTENT);
        assertThat(outOfOrder()).isNotEqualTo(0L);

        assertThat(fixture.store.daySorter().sortDueDays(() -> true)).isEqualTo(1);

        assertThat(outOfOrder()).isEqualTo(0L);
        assertThat(fixture.rows(CONTENT)).isEqualTo(before);
    }

    @Test
    void sort_again_findsNothingDue() {
        fixture.store.daySorter().sortDueDays(() -> true);

        assertThat(fixture.store.daySorter().due()).isEmpty();
    }

    @Test
    void due_dayOfTheLastEvent_isNot() {
        assertThat(fixture.store.daySorter().due())
                .extracting(day -> day.date().toString())
                .containsExactly("2026-03-08");
    }

    @Test
    void due_dayThatHasGrownByMoreThanATenth_isAgain() {
        fixture.store.daySorter().sortDueDays(() -> true);
        List<EventRow> late = new ArrayList<>();
        for (int i = 0; i <= EVENTS / 10; i++) {
            late.add(event("late" + i, DAY.plusSeconds(i), 3));
        }
        fixture.store.writer().write(WriteBatch.ofEvents(late));

        assertThat(fixture.store.daySorter().due()).hasSize(1);
    }

    @Test
    void sort_stoppedHalfWay_leavesEveryEventOnce() {
        List<List<@Nullable Object>> before = fixture.rows(CONTENT);
        AtomicInteger slices = new AtomicInteger();

        assertThat(fixture.store.daySorter().sortDueDays(() -> slices.incrementAndGet() < 3))
                .isZero();

        assertThat(fixture.rows(CONTENT)).isEqualTo(before);
        assertThat(fixture.store.daySorter().due()).hasSize(1);
    }

    @Test
    void sort_retriedEventOfASortedDay_isStoredOnce() {
        fixture.store.daySorter().sortDueDays(() -> true);

        fixture.write(event("late", DAY.plusSeconds(1), 0));
        fixture.write(event("late", DAY.plusSeconds(1), 0));

        assertThat(fixture.value("SELECT count(*) FROM events")).isEqualTo(EVENTS + 2L);
    }

    @Test
    void sort_whileEventsComeIn_keepsThemAll() {
        AtomicInteger slices = new AtomicInteger();

        fixture.store
                .daySorter()
                .sortDueDays(() -> {
                    int slice = slices.incrementAndGet();
                    write("new" + slice, DAY.plusSeconds(slice), DAY.plusSeconds(slice));
                    return true;
                });

        assertThat(fixture.value("SELECT count(*) FROM events"))
                .isEqualTo(EVENTS + 1L + slices.get());
    }

    @Test
    void sort_survivesReopening() {
        List<List<@Nullable Object>> before = fixture.rows(CONTENT);
        fixture.store.daySorter().sortDueDays(() -> true);
        fixture.close();
        fixture = StoreFixture.open(folder);

        assertThat(fixture.rows(CONTENT)).isEqualTo(before);
        assertThat(outOfOrder()).isEqualTo(0L);
    }
}
