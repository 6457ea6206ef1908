package dev.hedgerow.benchmarks.ingest;

import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.WriteBatch;
import dev.hedgerow.store.duckdb.DuckDbEventStore;
import dev.hedgerow.store.duckdb.DuckDbSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./hedgerow bench store}: what the store adds to the Appender, without HTTP and identities.
 * The three are measured in turn, in one process, on the same events and commit sizes.
 */
@Command(
        name = "store",
        description = "Measure the store's writer beside the bare Appender.",
        mixinStandardHelpOptions = true)
public final class StoreCommand implements Callable<Integer> {

    @Option(
            names = "--events",
            defaultValue = "200000",
            description = "Events to write (${DEFAULT-VALUE})")
    int events;

    @Option(
            names = "--batch",
            defaultValue = "5000",
            description = "Events per commit (${DEFAULT-VALUE})")
    int batch;

    @Option(
            names = "--rounds",
            defaultValue = "4",
            description = "How often each is measured (${DEFAULT-VALUE})")
    int rounds;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("hedgerow-store-");
        List<SampleEvents.Row> rows = SampleEvents.make(events, 500, 1).rows();
        List<EventRow> stored = rows.stream().map(SampleEvents.Row::stored).toList();
        for (int round = 1; round <= rounds; round++) {
            Path six = folder.resolve("six-" + round + ".duckdb");
            Path same = folder.resolve("same-" + round + ".duckdb");
            Path store = folder.resolve("store-" + round + ".duckdb");
            show("bare, six columns", BareAppender.measure(six, rows));
            show("bare, the store's columns", SameColumnsAppender.measure(same, stored, batch));
            show("the store's writer", writer(store, stored));
        }
        System.out.println("data folder " + folder);
        return CommandLine.ExitCode.OK;
    }

    private static void show(String name, Stopwatch.Speed speed) {
        System.out.printf(
                "%-28s %,8.0f events/s %6.2f µs of processor time per event%n",
                name, speed.rate(), speed.processorMicros());
    }

    private Stopwatch.Speed writer(Path file, List<EventRow> rows) {
        try (DuckDbEventStore store = DuckDbEventStore.open(DuckDbSettings.of(file), List.of())) {
            List<List<EventRow>> batches = new ArrayList<>();
            for (int from = 0; from < rows.size(); from += batch) {
                batches.add(rows.subList(from, Math.min(rows.size(), from + batch)));
            }
            Stopwatch stopwatch = new Stopwatch();
            for (List<EventRow> part : batches) {
                store.writer().write(WriteBatch.ofEvents(part));
            }
            return stopwatch.of(rows.size());
        }
    }
}
