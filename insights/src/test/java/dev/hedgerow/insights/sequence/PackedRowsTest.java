package dev.hedgerow.insights.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedRowsTest {
    private record Row(int actor, long time, int item) {}

    @Test
    void sort_ordersByActorAndTimeAndKeepsTies() {
        Random random = new Random(7);
        int actors = 50;
        PackedRows packed = new PackedRows();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            Row row = new Row(random.nextInt(actors), random.nextInt(10_000), i);
            rows.add(row);
            packed.add(row.actor(), row.time(), row.item());
        }
        rows.sort(Comparator.comparingInt(Row::actor).thenComparingLong(Row::time));

        assertThat(read(PackedRows.sort(List.of(part(packed, actors, 200_000)), actors)))
                .isEqualTo(rows);
        assertThat(packed.size()).isZero();
    }

    @Test
    void sort_timesTooFarApartToPack() {
        PackedRows packed = new PackedRows();
        packed.add(0, Long.MAX_VALUE - 1, 1);
        packed.add(0, 5, 2);
        packed.add(0, 1, 3);

        assertThat(read(PackedRows.sort(List.of(part(packed, 1, 4)), 1)))
                .containsExactly(
                        new Row(0, 1, 3), new Row(0, 5, 2), new Row(0, Long.MAX_VALUE - 1, 1));
    }

    @Test
    void sort_putsPartsTogetherInTheirOwnNumbers() {
        PackedRows one = new PackedRows();
        one.add(0, 3, 0);
        one.add(1, 2, 0);
        PackedRows other = new PackedRows();
        other.add(0, 1, 0);

        SortedRows sorted =
                PackedRows.sort(
                        List.of(
                                new PackedRows.Part(one, new int[] {0, 1}, new int[] {7}),
                                new PackedRows.Part(other, new int[] {1}, new int[] {8})),
                        2);

        assertThat(read(sorted))
                .containsExactly(new Row(0, 3, 7), new Row(1, 1, 8), new Row(1, 2, 7));
    }

    /** Numbers that are the same in all parts. */
    private static PackedRows.Part part(PackedRows rows, int actors, int items) {
        return new PackedRows.Part(
                rows, IntStream.range(0, actors).toArray(), IntStream.range(0, items).toArray());
    }

    private static List<Row> read(SortedRows sorted) {
        List<Row> rows = new ArrayList<>();
        for (int actor = 0; actor < sorted.actors(); actor++) {
            ActorRows ofActor = sorted.of(actor);
            for (int row = 0; row < ofActor.size(); row++) {
                rows.add(new Row(actor, ofActor.time(row), ofActor.item(row)));
            }
        }
        return rows;
    }

    @Test
    void pairIndex_numbersPairsInTheOrderOfAppearance() {
        PairIndex index = new PairIndex();
        for (int i = 0; i < 10_000; i++) {
            assertThat(index.of(i % 100, i)).isEqualTo(i);
        }

        assertThat(index.of(42, 42)).isEqualTo(42);
        assertThat(index.find(42, 42)).isEqualTo(42);
        assertThat(index.find(42, 43)).isEqualTo(-1);
        assertThat(index.size()).isEqualTo(10_000);
    }
}
