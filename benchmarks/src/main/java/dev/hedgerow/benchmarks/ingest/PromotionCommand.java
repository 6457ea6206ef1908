package dev.hedgerow.benchmarks.ingest;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.WriteBatch;
import dev.hedgerow.store.duckdb.DuckDbEventStore;
import dev.hedgerow.store.duckdb.DuckDbSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./hedgerow bench promotion}: the same questions about a property before and after it got a
 * column of its own, without HTTP and cache, and how long the promotion took.
 */
@Command(
        name = "promotion",
        description = "Measure queries on a property before and after its promotion.",
        mixinStandardHelpOptions = true)
public final class PromotionCommand implements Callable<Integer> {
    private static final Instant NOW = Instant.parse("2026-03-18T15:20:00Z");
    private static final QueryBudget BUDGET = QueryBudget.of(Duration.ofMinutes(2), 100_000);
    private static final int BATCH = 10_000;
    private static final int STORY = 100_000;
    private static final String KEY = "$screen_width";

    private static final List<String> QUERIES =
            List.of(
                    "select count() from events where properties.$screen_width = '1440'",
                    "select properties.$screen_width, count() from events group by 1 order by 2 desc limit 25",
                    "select avg(toFloat(properties.$screen_width)) from events");

    @Option(
            names = "--events",
            defaultValue = "1000000",
            description = "Events to ask about (${DEFAULT-VALUE})")
    int events;

    @Option(
            names = "--rounds",
            defaultValue = "7",
            description = "How often each query runs; the median counts (${DEFAULT-VALUE})")
    int rounds;

    private final HogqlCompiler compiler = new HogqlCompiler();

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("hedgerow-promotion-");
        try (DuckDbEventStore store =
                DuckDbEventStore.open(
                        DuckDbSettings.of(folder.resolve("events.duckdb")), List.of())) {
            write(store);
            List<Double> before = QUERIES.stream().map(query -> median(store, query)).toList();
            long began = System.nanoTime();
            store.promoter().promote("events", KEY);
            System.out.printf(
                    "promoted over %,d events in %,d ms%n",
                    events, (System.nanoTime() - began) / 1_000_000);
            for (int i = 0; i < QUERIES.size(); i++) {
                double after = median(store, QUERIES.get(i));
                System.out.printf(
                        "%8.1f ms from JSON %8.1f ms from the column %6.1f times as fast   %s%n",
                        before.get(i), after, before.get(i) / after, QUERIES.get(i));
            }
        }
        System.out.println("data folder " + folder);
        return CommandLine.ExitCode.OK;
    }

    /** The demo's story again and again, each time under other ids. */
    private void write(DuckDbEventStore store) {
        List<SampleEvents.Row> story = SampleEvents.make(STORY, BATCH, 1).rows();
        List<EventRow> batch = new ArrayList<>(BATCH);
        for (int i = 0; i < events; i++) {
            SampleEvents.Row row = story.get(i % STORY);
            UUID uuid =
                    new UUID(
                            row.uuid().getMostSignificantBits(),
                            row.uuid().getLeastSignificantBits() ^ (i / STORY));
            batch.add(row.withUuid(uuid).stored());
            if (batch.size() == BATCH || i == events - 1) {
                store.writer().write(WriteBatch.ofEvents(batch));
                batch.clear();
            }
        }
    }

    private double median(DuckDbEventStore store, String text) {
        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            CompileContext context = CompileContext.of(1, NOW).withPhysical(store.physicalSchema());
            store.run(compiler.compile(HogqlParser.parseQuery(text), context), BUDGET);
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(times);
        return times[rounds / 2];
    }
}
