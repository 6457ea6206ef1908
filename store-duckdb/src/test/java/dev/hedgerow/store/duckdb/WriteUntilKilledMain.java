package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.PersonRow;
import dev.hedgerow.store.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes batches as fast as it can, from the one whose number it is given, and prints each number
 * when the store has taken the batch. Checkpoints run often, so that kills hit them, too.
 */
final class WriteUntilKilledMain {

    static final int EVENTS_PER_BATCH = 50;

    private WriteUntilKilledMain() {}

    static void main(String[] args) {
        DuckDbSettings settings = new DuckDbSettings(Path.of(args[0]), 1 << 28, 2, 1, 1 << 20);
        try (DuckDbEventStore store = DuckDbEventStore.open(settings, List.of())) {
            for (int batch = Integer.parseInt(args[1]); ; batch++) {
                store.writer().write(batch(batch));
                System.out.println(batch);
                System.out.flush();
            }
        }
    }

    /** The batch of that number, the same each time. */
    static WriteBatch batch(int number) {
        List<EventRow> events = new ArrayList<>();
        for (int i = 0; i < EVENTS_PER_BATCH; i++) {
            events.add(
                    StoreFixture.event(
                            number + "-" + i,
                            "e",
                            StoreFixture.NOON.plusSeconds(number * 600L),
                            "ann",
                            "{\"batch\":" + number + ",\"text\":\"" + "x".repeat(500) + "\"}"));
        }
        return new WriteBatch(
                number,
                events,
                List.of(
                        new PersonRow(
                                1,
                                StoreFixture.id("p" + number % 7),
                                StoreFixture.NOON,
                                false,
                                "{}",
                                number,
                                false)),
                List.of(),
                List.of(),
                List.of());
    }
}
