package dev.hedgerow.benchmarks.ingest;

import dev.hedgerow.testkit.server.HedgerowClient;
import dev.hedgerow.testkit.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./hedgerow bench ingest}: the server runs in a child process; its client shares the
 * machine's cores with it.
 */
@Command(
        name = "ingest",
        description = "Measure how fast events come in.",
        mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
    private static final int WARM_UP_SINGLES = 200;
    private static final long WARM_UP_SEED = 1000;

    @Option(
            names = "--events",
            defaultValue = "200000",
            description = "Events to send (${DEFAULT-VALUE})")
    int events;

    @Option(
            names = "--batch",
            defaultValue = "500",
            description = "Events per request (${DEFAULT-VALUE})")
    int batch;

    @Option(
            names = "--connections",
            defaultValue = "8",
            description = "Requests under way at once (${DEFAULT-VALUE})")
    int connections;

    @Option(
            names = "--singles",
            defaultValue = "1000",
            description = "Events sent one by one (${DEFAULT-VALUE})")
    int singles;

    @Option(
            names = "--warm-up",
            defaultValue = "150000",
            description = "Events sent before the clock runs (${DEFAULT-VALUE})")
    int warmUp;

    @Option(
            names = "--idle",
            defaultValue = "50",
            description = "Seconds of rest before the memory is read (${DEFAULT-VALUE})")
    int idleSeconds;

    @Option(
            names = "--run-folder",
            defaultValue = "${sys:hedgerow.run}",
            description = "Start the server from these files, as ./hedgerow serve does")
    @Nullable Path runFolder;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("hedgerow-ingest-");
        Path data = folder.resolve("data");
        ServerProcess.Launch launch =
                runFolder == null
                        ? ServerProcess.Launch.ofThisClassPath(data)
                        : ServerProcess.Launch.ofRunFolder(runFolder, data);
        SampleEvents sample = SampleEvents.make(events, batch, 1);
        line(
                "%,d events of %,d bytes on average, %,d per request, %d connections",
                events, sample.bytesPerEvent(), batch, connections);

        double bareBefore = bare(folder, "before", sample);
        double seconds; // Until everything is stored and seen.
        try (ServerProcess server = ServerProcess.start(launch);
                HedgerowClient client = new HedgerowClient(server.url())) {
            line("start on an empty folder        %,8d ms", server.startTime().toMillis());
            warmUp(client);
            BatchRun run = new BatchRun(client, sample.bodies());
            Duration cpuBefore = server.cpuTime();
            long began = System.nanoTime();
            double answered = run.send(connections);
            Object stored = client.hogql("select count() from events").getFirst().getFirst();
            seconds = (System.nanoTime() - began) / 1e9;
            Duration cpu = server.cpuTime().minus(cpuBefore);
            line(
                    "/batch/                         %,8.0f events/s   requests: median %.0f ms, p99 %.0f ms, worst %.0f ms, refused %d",
                    events / seconds,
                    run.latencies().millis(0.5),
                    run.latencies().millis(0.99),
                    run.latencies().millis(1),
                    run.refused());
            line("processor time of the server    %,8.0f µs per event", micros(cpu));
            line(
                    "answered                        %,8.0f events/s; %s events stored",
                    events / answered, stored);
            singles(client);
            line("memory, most of the run         %,8d MB", server.peakBytes() >> 20);
            Thread.sleep(idleSeconds * 1000L);
            line(
                    "memory, after %2d s of rest      %,8d MB",
                    idleSeconds, server.residentBytes() >> 20);
        }
        double bareAfter = bare(folder, "after", sample);
        double bare = Math.max(bareBefore, bareAfter);
        line(
                "ratio to the faster bare run    %8.0f %%  (target 40 %%)",
                100 * events / seconds / bare);
        restart(launch);
        line("data folder                     %s", folder);
        return CommandLine.ExitCode.OK;
    }

    /**
     * Processor time does not depend on who else uses the machine: it tells a slow run from a slow
     * server.
     */
    private static double bare(Path folder, String when, SampleEvents sample) throws SQLException {
        Stopwatch.Speed speed =
                BareAppender.measure(folder.resolve("bare-" + when + ".duckdb"), sample.rows());
        line(
                "bare Appender, %-6s           %,8.0f events/s   %.0f µs of processor time per event",
                when, speed.rate(), speed.processorMicros());
        return speed.rate();
    }

    private double micros(Duration cpu) {
        return cpu.toNanos() / 1e3 / events;
    }

    /** A server that runs has compiled its code: events of another story come first. */
    private void warmUp(HedgerowClient client) throws InterruptedException {
        if (warmUp > 0) {
            SampleEvents other = SampleEvents.make(warmUp, batch, WARM_UP_SEED);
            double seconds = new BatchRun(client, other.bodies()).send(connections);
            line("/batch/, warming up             %,8.0f events/s", warmUp / seconds);
        }
    }

    private void singles(HedgerowClient client) throws IOException {
        Latencies latencies = new Latencies();
        for (int i = 0; i < WARM_UP_SINGLES + singles; i++) {
            String body =
                    "{\"api_key\":\""
                            + ServerProcess.PROJECT_TOKEN
                            + "\",\"event\":\"single\",\"distinct_id\":\"single-"
                            + i % 50
                            + "\",\"uuid\":\""
                            + UUID.randomUUID()
                            + "\",\"timestamp\":\""
                            + Instant.now()
                            + "\",\"properties\":{\"n\":"
                            + i
                            + "}}";
            long began = System.nanoTime();
            int status = client.capture("/i/v0/e/", body).status();
            if (status != 200) {
                throw new IllegalStateException("/i/v0/e/ answered " + status);
            }
            if (i >= WARM_UP_SINGLES) {
                latencies.add(System.nanoTime() - began);
            }
        }
        line(
                "/i/v0/e/, one at a time         %8s             median %.1f ms, p99 %.1f ms, worst %.1f ms",
                "", latencies.millis(0.5), latencies.millis(0.99), latencies.millis(1));
    }

    private static void restart(ServerProcess.Launch launch) throws InterruptedException {
        try (ServerProcess server = ServerProcess.start(launch)) {
            line("start on that folder            %,8d ms", server.startTime().toMillis());
            Thread.sleep(5_000);
            line("memory, idle 5 s after it       %,8d MB", server.residentBytes() >> 20);
        }
    }

    private static void line(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
