package dev.hedgerow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.hogql.parser.HogqlParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every store does, whatever its engine; read through HogQL as the rest of the program does.
 */
public abstract class EventStoreContract {

    /** An open store. */
    public interface Open extends AutoCloseable {

        EventStore store();

        EventWriter writer();

        @Override
        void close();
    }

    protected static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

    private final HogqlCompiler compiler = new HogqlCompiler();

    @TempDir private Path folder;
    private Open open;

    /** Opens the store of that folder, creating it when there is none. */
    protected abstract Open open(Path folder);

    @BeforeEach
    void openStore() {
        open = open(folder);
    }

    @AfterEach
    void closeStore() {
        open.close();
    }

    @Test
    void run_afterWrite_seesIt() {
        for (int i = 1; i <= 5; i++) {
            write(event(1, "e" + i, "view", "ann"));
            assertThat(rows(1, "SELECT count() FROM events")).containsExactly(List.of((long) i));
        }
    }

    @Test
    void run_otherProjectsEvents_areNotSeen() {
        write(
                event(1, "a", "view", "ann"),
                event(2, "b", "view", "ann"),
                event(2, "c", "view", "ann"));
        assertThat(rows(1, "SELECT count() FROM events")).containsExactly(List.of(1L));
        assertThat(rows(2, "SELECT count() FROM events")).containsExactly(List.of(2L));
    }

    @Test
    void write_sameEventAgain_isStoredOnceAcrossReopening() {
        write(event(1, "a", "view", "ann"), event(1, "a", "view", "ann"));
        write(
                event(1, "a", "view", "ann"),
                event(2, "a", "view", "ann"),
                event(1, "a", "other", "ann"));
        open.close();
        open = open(folder);
        write(event(1, "a", "view", "ann"));
        assertThat(rows(1, "SELECT event, count() FROM events GROUP BY event ORDER BY event"))
                .containsExactly(List.of("other", 1L), List.of("view", 1L));
        assertThat(rows(2, "SELECT count() FROM events")).containsExactly(List.of(1L));
    }

    @Test
    void write_properties_areReadAsText() {
        write(
                event(1, "a", "view", "ann", "{\"$browser\":\"Chrome\",\"plan\":\"pro\",\"n\":0}"),
                event(1, "b", "view", "bob", "{\"$browser\":null}"));
        assertThat(
                        rows(
                                1,
                                "SELECT properties.$browser, properties.plan, properties.n FROM events ORDER BY distinct_id"))
                .containsExactly(
                        List.of("Chrome", "pro", "0"), java.util.Arrays.asList(null, null, null));
    }

    @Test
    void write_merge_isSeenByTheNextQuery() {
        write(event(1, "a", "view", "anon"), event(1, "b", "view", "ann"));
        assertThat(rows(1, "SELECT count(DISTINCT person_id) FROM events"))
                .containsExactly(List.of(2L));
        merge("person of anon", "person of ann");
        assertThat(rows(1, "SELECT count(DISTINCT person_id) FROM events"))
                .containsExactly(List.of(1L));
    }

    @Test
    void write_samePersonsAgain_changesNothing() {
        WriteBatch batch =
                new WriteBatch(
                        3,
                        List.of(event(1, "a", "view", "ann")),
                        List.of(new PersonRow(1, id("p"), NOON, true, "{\"n\":3}", 3, false)),
                        List.of(new DistinctIdRow(1, "ann", id("p"), 3, false)),
                        List.of(new GroupRow(1, 0, "acme", NOON, "{}", 3)),
                        List.of());
        open.writer().write(batch);
        open.writer().write(batch);
        open.writer()
                .write(
                        new WriteBatch(
                                2,
                                List.of(),
                                List.of(
                                        new PersonRow(
                                                1, id("p"), NOON, false, "{\"n\":2}", 2, false)),
                                List.of(),
                                List.of(),
                                List.of()));
        assertThat(rows(1, "SELECT properties.n, is_identified FROM persons"))
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row.getFirst()).isEqualTo("3"));
        assertThat(open.writer().appliedVersion()).isEqualTo(3);
    }

    @Test
    void write_split_movesTheEventsOfOneDistinctId() {
        write(event(1, "a", "view", "ann"), event(1, "b", "view", "bob"));
        merge("person of bob", "person of ann");
        edit(
                new HandEdits(
                        List.of(),
                        List.of(new PersonSplit(1, "bob", id("person of ann"), id("new"), NOON)),
                        List.of()));
        assertThat(
                        rows(
                                1,
                                "SELECT distinct_id, toString(person_id) FROM events ORDER BY distinct_id"))
                .containsExactly(
                        List.of("ann", id("person of ann").toString()),
                        List.of("bob", id("new").toString()));
    }

    @Test
    void write_erasure_deletesThePersonsEventsInThatProjectAlone() {
        write(
                event(1, "a", "view", "ann"),
                event(1, "b", "view", "bob"),
                event(2, "a", "view", "ann"));
        HandEdits erasure =
                new HandEdits(
                        List.of(), List.of(), List.of(new PersonErasure(1, id("person of ann"))));
        edit(erasure);
        edit(erasure);
        assertThat(rows(1, "SELECT distinct_id FROM events")).containsExactly(List.of("bob"));
        assertThat(rows(2, "SELECT distinct_id FROM events")).containsExactly(List.of("ann"));
        write(event(1, "a", "view", "ann"));
        assertThat(rows(1, "SELECT count() FROM events")).containsExactly(List.of(2L));
    }

    @Test
    void write_members_comeAndGoByVersion() {
        edit(members(5, false));
        edit(members(4, true));
        assertThat(rows(1, "SELECT cohort_id FROM static_cohort_people"))
                .containsExactly(List.of(7L));
        edit(members(6, true));
        assertThat(rows(1, "SELECT cohort_id FROM static_cohort_people")).isEmpty();
    }

    private static HandEdits members(long version, boolean deleted) {
        return new HandEdits(
                List.of(new CohortMemberRow(1, 7, id("person of ann"), version, deleted)),
                List.of(),
                List.of());
    }

    private void merge(String from, String into) {
        open.writer()
                .write(
                        new WriteBatch(
                                1,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new PersonMerge(1, id(from), id(into), NOON))));
    }

    private void edit(HandEdits edits) {
        open.writer()
                .write(
                        new WriteBatch(
                                1, List.of(), List.of(), List.of(), List.of(), List.of(), edits,
                                0));
    }

    @Test
    void appliedVersion_survivesReopening() {
        assertThat(open.writer().appliedVersion()).isZero();
        open.writer()
                .write(new WriteBatch(7, List.of(), List.of(), List.of(), List.of(), List.of()));
        open.close();
        open = open(folder);
        assertThat(open.writer().appliedVersion()).isEqualTo(7);
    }

    /** The journal's requests up to there are never stored again. */
    @Test
    void appliedPosition_survivesReopeningAndNeverFalls() {
        assertThat(open.writer().appliedPosition()).isZero();
        WriteBatch batch = WriteBatch.ofEvents(List.of(event(1, "e", "view", "ann")));
        open.writer().write(batch.through(5));
        open.writer().write(WriteBatch.ofEvents(List.of()).through(9));
        open.writer().write(batch);
        assertThat(open.writer().appliedPosition()).isEqualTo(9);
        open.close();
        open = open(folder);
        assertThat(open.writer().appliedPosition()).isEqualTo(9);
    }

    @Test
    void stream_rows_comeInOrder() {
        List<EventRow> events = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            events.add(event(1, "e" + i, "view" + i % 10, "ann"));
        }
        open.writer().write(WriteBatch.ofEvents(events));
        List<String> names = new ArrayList<>();
        open.store().stream(
                compile(1, "SELECT event, uuid FROM events ORDER BY event LIMIT 5000"),
                QueryBudget.of(Duration.ofSeconds(20), 5000),
                row -> names.add(String.valueOf(row.stringAt(0))));
        assertThat(names).hasSize(5000).isSorted();
    }

    @Test
    void run_moreRowsThanAllowed_isRefused() {
        write(event(1, "a", "view", "ann"), event(1, "b", "view", "ann"));
        assertThatThrownBy(() ->
                        open.store()
                                .run(
                                        compile(1, "SELECT event FROM events LIMIT 10"),
                                        QueryBudget.of(Duration.ofSeconds(20), 1)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.code()).isEqualTo(StoreException.Code.TOO_MANY_ROWS));
    }

    @Test
    void run_cancelledToken_isRefused() {
        CancellationToken token = new CancellationToken();
        token.cancel();
        assertThatThrownBy(() ->
                        open.store()
                                .run(
                                        compile(1, "SELECT 1"),
                                        new QueryBudget(Duration.ofSeconds(20), 10, token)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.code()).isEqualTo(StoreException.Code.CANCELLED));
    }

    private void write(EventRow... events) {
        open.writer().write(WriteBatch.ofEvents(List.of(events)));
    }

    private List<List<@Nullable Object>> rows(long project, String hogql) {
        return open.store()
                .run(compile(project, hogql), QueryBudget.of(Duration.ofSeconds(20), 10_000))
                .rows();
    }

    private CompiledQuery compile(long project, String hogql) {
        return compiler.compile(HogqlParser.parseQuery(hogql), CompileContext.of(project, NOON));
    }

    private static EventRow event(long project, String uuid, String name, String distinctId) {
        return event(project, uuid, name, distinctId, "{}");
    }

    private static EventRow event(
            long project, String uuid, String name, String distinctId, String properties) {
        return new EventRow(
                project,
                id(uuid),
                true,
                name,
                NOON,
                distinctId,
                id("person of " + distinctId),
                false,
                NOON,
                "",
                List.of(),
                properties);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
