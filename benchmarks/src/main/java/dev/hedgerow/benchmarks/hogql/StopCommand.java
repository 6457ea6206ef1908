package dev.hedgerow.benchmarks.hogql;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.store.CancellationToken;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.StoreException;
import dev.hedgerow.store.duckdb.DuckDbEventStore;
import dev.hedgerow.store.duckdb.DuckDbSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./hedgerow bench stop}: how soon a query that is cancelled, or out of time, gives back its
 * caller, and how fast the next one runs, beside the same query before.
 */
@Command(
        name = "stop",
        description =
                "Measure how soon a stopped query frees its thread, and the next one's speed.",
        mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {
    private static final String ENDLESS =
            "select sum(sqrt(a.number * b.number)) from numbers(2000000000) a cross join numbers(1000) b";
    private static final String USUAL = "select sum(sqrt(number)) from numbers(30000000)";

    @Option(
            names = "--rounds",
            defaultValue = "20",
            description = "How many queries are stopped each way (${DEFAULT-VALUE})")
    int rounds;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("hedgerow-stop-");
        try (DuckDbEventStore store =
                DuckDbEventStore.open(
                        DuckDbSettings.of(folder.resolve("events.duckdb")), List.of())) {
            usual(store);
            List<Double> before = new ArrayList<>();
            List<Double> cancelled = new ArrayList<>();
            List<Double> late = new ArrayList<>();
            List<Double> after = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                before.add(usual(store));
                cancelled.add(cancel(store));
                after.add(usual(store));
                late.add(timeOut(store));
            }
            show("cancelled: caller free after", cancelled);
            show("out of time: caller free after", late);
            show("a query before", before);
            show("the same query after a cancelled one", after);
        }
        return CommandLine.ExitCode.OK;
    }

    private static double usual(DuckDbEventStore store) {
        long start = System.nanoTime();
        store.run(compile(USUAL), QueryBudget.of(Duration.ofMinutes(1), 10));
        return millisSince(start);
    }

    private static double cancel(DuckDbEventStore store) throws InterruptedException {
        CancellationToken token = new CancellationToken();
        CountDownLatch started = new CountDownLatch(1);
        Thread query =
                Thread.ofPlatform()
                        .start(() -> {
                            started.countDown();
                            stopped(store, new QueryBudget(Duration.ofMinutes(1), 10, token));
                        });
        started.await();
        Thread.sleep(200);
        long start = System.nanoTime();
        token.cancel();
        query.join();
        return millisSince(start);
    }

    private static double timeOut(DuckDbEventStore store) {
        long start = System.nanoTime();
        stopped(store, QueryBudget.of(Duration.ofMillis(200), 10));
        return millisSince(start) - 200;
    }

    private static void stopped(DuckDbEventStore store, QueryBudget budget) {
        try {
            store.run(compile(ENDLESS), budget);
            throw new IllegalStateException("an endless query ended");
        } catch (StoreException expected) {
            if (expected.code() != StoreException.Code.CANCELLED
                    && expected.code() != StoreException.Code.TIMEOUT) {
                throw expected;
            }
        }
    }

    private static CompiledQuery compile(String hogql) {
        return new HogqlCompiler()
                .compile(HogqlParser.parseQuery(hogql), CompileContext.of(1, Instant.EPOCH));
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void show(String what, List<Double> millis) {
        Collections.sort(millis);
        System.out.printf(
                "%-38s median %7.1f ms, worst %7.1f ms%n",
                what, millis.get(millis.size() / 2), millis.getLast());
    }
}
