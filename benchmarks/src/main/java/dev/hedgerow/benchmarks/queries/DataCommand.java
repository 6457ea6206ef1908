package dev.hedgerow.benchmarks.queries;

import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.EventWriter;
import dev.hedgerow.store.WriteBatch;
import dev.hedgerow.store.duckdb.DuckDbEventStore;
import dev.hedgerow.store.duckdb.DuckDbSettings;
import dev.hedgerow.testkit.server.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./hedgerow bench data}: makes the data folder of the reference data set, through the
 * store's own writer, with columns for the two properties that the questions filter by.
 */
@Command(
        name = "data",
        description = "Make a data folder with the reference data set.",
        mixinStandardHelpOptions = true)
public final class DataCommand implements Callable<Integer> {
    private static final int ROWS_PER_COMMIT = 5_000;

    /** The first start of a server makes the project with this id. */
    private static final long PROJECT = 1;

    @Option(
            names = "--events",
            defaultValue = "10000000",
            description = "How many events (${DEFAULT-VALUE})")
    int events;

    @Option(names = "--data", required = true, description = "The folder, which must not exist yet")
    Path data = Path.of("hedgerow-data-reference");

    @Option(
            names = "--sorted",
            description = "Sort the days at once, as the server does when it is idle")
    boolean sorted;

    @Override
    public Integer call() {
        if (Files.exists(data)) {
            System.err.println("The folder " + data + " exists already.");
            return CommandLine.ExitCode.USAGE;
        }
        ServerProcess.start(ServerProcess.Launch.ofThisClassPath(data)).close();
        long began = System.nanoTime();
        try (DuckDbEventStore store =
                DuckDbEventStore.open(
                        DuckDbSettings.of(data.resolve("events.duckdb")), List.of())) {
            write(store.writer(), new ReferenceData(PROJECT, events));
            boolean _ = store.promoter().promote("events", "price");
            boolean _ = store.promoter().promote("persons", "country");
            if (sorted) {
                int days = store.daySorter().sortDueDays(() -> true);
                System.out.printf("%d days sorted%n", days);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%,d events in %.0f s (%,.0f events/s) in %s%n",
                events, seconds, events / seconds, data);
        return CommandLine.ExitCode.OK;
    }

    private static void write(EventWriter writer, ReferenceData reference) {
        for (int from = 0; from < ReferenceData.PERSONS; from += ROWS_PER_COMMIT) {
            int to = Math.min(ReferenceData.PERSONS, from + ROWS_PER_COMMIT);
            writer.write(
                    new WriteBatch(
                            1,
                            List.of(),
                            reference.persons(from, to),
                            List.of(),
                            List.of(),
                            List.of()));
        }
        List<EventRow> batch = new ArrayList<>(ROWS_PER_COMMIT);
        reference.events(event -> {
            batch.add(event);
            if (batch.size() == ROWS_PER_COMMIT) {
                writer.write(WriteBatch.ofEvents(batch));
                batch.clear();
            }
        });
        writer.write(WriteBatch.ofEvents(batch));
    }
}
