package dev.hedgerow.insights.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.query.QueryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActorRunsTest {
    private static final Comparator<Row> ORDER =
            Comparator.comparingLong(Row::key)
                    .thenComparingLong(Row::secondKey)
                    .thenComparingLong(Row::time);

    @TempDir private Path folder;
    private RowSpace space;

    @BeforeEach
    void open() {
        space = RowMemory.ofHeap(folder).open();
    }

    @AfterEach
    void close() {
        space.close();
    }

    private record Row(long key, long secondKey, long time, int item) {}

    /** Notes the rows of one run as they come. */
    private record Notes(List<Row> rows, List<Long> actors) implements Consumer<ActorRows> {
        Notes() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public void accept(ActorRows actor) {
            actors.add(actor.key());
            for (int row = 0; row < actor.size(); row++) {
                rows.add(new Row(actor.key(), actor.secondKey(), actor.time(row), actor.item(row)));
            }
        }
    }

    @Test
    void walk_givesEachActorOnceInTheOrderOfTimeAndKeepsTies() {
        Random random = new Random(7);
        PackedRows packed = new PackedRows(space);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            Row row = new Row(random.nextInt(50), random.nextInt(20), random.nextInt(10_000), i);
            rows.add(row);
            add(packed, row);
        }
        rows.sort(ORDER);

        List<Notes> runs = walk(part(packed, 200_000));

        assertThat(runs.stream().filter(run -> !run.actors().isEmpty()).count()).isGreaterThan(1);
        assertThat(runs.stream().mapToInt(run -> run.actors().size()).sum()).isEqualTo(1_000);
        assertThat(runs.stream().flatMap(run -> run.rows().stream()).sorted(ORDER))
                .containsExactlyElementsOf(rows);
        assertThat(walk(part(packed, 200_000))).allSatisfy(run -> assertThat(run.rows()).isEmpty());
    }

    @Test
    void walk_sortsTimesTooFarApartToPack() {
        PackedRows packed = new PackedRows(space);
        packed.add(1, 1, Long.MAX_VALUE - 1, 1);
        packed.add(1, 1, 5, 2);
        packed.add(1, 1, 1, 3);

        assertThat(rows(walk(part(packed, 4))))
                .containsExactly(
                        new Row(1, 1, 1, 3),
                        new Row(1, 1, 5, 2),
                        new Row(1, 1, Long.MAX_VALUE - 1, 1));
    }

    @Test
    void walk_putsPartsTogetherWithItemsInTheirOwnNumbers() {
        PackedRows one = new PackedRows(space);
        one.add(10, 0, 3, 0);
        one.add(11, 0, 2, 0);
        PackedRows other = new PackedRows(space);
        other.add(11, 0, 1, 0);

        List<Notes> runs =
                walk(
                        new PackedRows.Part(one, new int[] {7}),
                        new PackedRows.Part(other, new int[] {8}));

        assertThat(rows(runs).stream().sorted(ORDER))
                .containsExactly(new Row(10, 0, 3, 7), new Row(11, 0, 1, 8), new Row(11, 0, 2, 7));
    }

    @Test
    void walk_rowsThatWaitInFiles_areWalkedAsThoseInMemory() {
        RowMemory little = RowMemory.of(20, 1 << 20, folder);
        List<Row> rows = new ArrayList<>();
        Random random = new Random(8);
        for (int i = 0; i < 200_000; i++) {
            rows.add(new Row(random.nextInt(300), 3, random.nextInt(5_000), i));
        }
        List<Notes> expected = walk(parts(rows, space));

        RowSpace tight = little.open();
        PackedRows.Part[] parts = parts(rows, tight);
        assertThat(tight.fileSize()).isGreaterThan(28L * 200_000 / 2);
        assertThat(walk(tight, parts)).isEqualTo(expected);

        // The blocks of before are used again.
        assertThat(walk(tight, parts(rows, tight))).isEqualTo(expected);

        tight.close();
        assertThat(folder).isEmptyDirectory();
        RowSpace next = little.open();
        for (int block = 0; block < 20; block++) {
            assertThat(next.takeBlock()).isNotNull();
        }
        assertThat(next.takeBlock()).isNull();
    }

    @Test
    void walk_waitsForItsTurnToSort() {
        RowSpace narrow = RowMemory.of(1_000, 3_000, folder).open();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            rows.add(new Row(i % 1_000, 0, i, i));
        }

        assertThat(walk(narrow, parts(rows, narrow))).isEqualTo(walk(parts(rows, space)));
    }

    @Test
    void walk_aRunThatNeverFits_isRefused() {
        RowSpace narrow = RowMemory.of(1_000, 3_000, folder).open();
        PackedRows packed = new PackedRows(narrow);
        for (int row = 0; row <= 3_000; row++) {
            packed.add(1, 0, row, 0);
        }

        assertThatThrownBy(() -> walk(narrow, part(packed, 1)))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        e -> assertThat(e.code()).isEqualTo(QueryException.Code.TOO_LARGE))
                .hasMessageContaining("more than 3000 events of a few actors");
    }

    @Test
    void space_thatIsClosed_takesNothingMore() {
        RowSpace tight = RowMemory.of(0, 1, folder).open();
        PackedRows packed = new PackedRows(tight);
        for (int row = 0; row < RowBlock.ROWS; row++) {
            packed.add(1, 0, row, 0);
        }
        tight.close();

        assertThatThrownBy(() -> packed.add(1, 0, 0, 0))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("The calculation has ended");
    }

    @Test
    void walk_endsWhenNobodyWantsTheAnswer() {
        PackedRows packed = new PackedRows(space);
        for (int actor = 0; actor < 100_000; actor++) {
            packed.add(actor, 0, 1, 0);
        }
        AtomicInteger checks = new AtomicInteger();
        Runnable onceOnly =
                () -> {
                    if (checks.incrementAndGet() > 1) {
                        throw new CancellationException();
                    }
                };
        AtomicInteger walked = new AtomicInteger();

        assertThatThrownBy(() ->
                        new ActorRuns(List.of(part(packed, 1)), space, onceOnly)
                                .walk(() -> _ -> walked.incrementAndGet()))
                .isInstanceOf(CancellationException.class);
        assertThat(walked).hasValue(0);
    }

    private static void add(PackedRows packed, Row row) {
        packed.add(row.key(), row.secondKey(), row.time(), row.item());
    }

    /** Items that have the same numbers in all parts. */
    private static PackedRows.Part part(PackedRows rows, int items) {
        return new PackedRows.Part(rows, IntStream.range(0, items).toArray());
    }

    /** Rows in two parts, by turns. */
    private static PackedRows.Part[] parts(List<Row> rows, RowSpace space) {
        PackedRows even = new PackedRows(space);
        PackedRows odd = new PackedRows(space);
        for (Row row : rows) {
            add(row.item() % 2 == 0 ? even : odd, row);
        }
        return new PackedRows.Part[] {part(even, rows.size()), part(odd, rows.size())};
    }

    private List<Notes> walk(PackedRows.Part... parts) {
        return walk(space, parts);
    }

    private static List<Notes> walk(RowSpace space, PackedRows.Part... parts) {
        return new ActorRuns(List.of(parts), space, () -> {}).walk(Notes::new);
    }

    private static List<Row> rows(List<Notes> runs) {
        return runs.stream().flatMap(run -> run.rows().stream()).toList();
    }
}
