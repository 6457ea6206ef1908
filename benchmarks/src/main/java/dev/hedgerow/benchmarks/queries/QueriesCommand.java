package dev.hedgerow.benchmarks.queries;

import com.sun.management.OperatingSystemMXBean;
import dev.hedgerow.testkit.server.HedgerowClient;
import dev.hedgerow.testkit.server.ServerProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ./hedgerow bench queries}: asks every question of {@link Questions} over HTTP, past the
 * result cache, in turn with the best answer by hand, which reads a copy of the same file in this
 * process with the same settings. Both are warm. A question takes from the first byte of the
 * request to the last of the answer.
 */
@Command(
        name = "queries",
        description = "Measure queries over HTTP beside the best by hand.",
        mixinStandardHelpOptions = true)
public final class QueriesCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double SAME = 1e-6;

    @Option(
            names = "--data",
            required = true,
            description = "A folder made by ./hedgerow bench data")
    Path data = Path.of("hedgerow-data-reference");

    @Option(
            names = "--rounds",
            defaultValue = "11",
            description = "How often each is measured (${DEFAULT-VALUE})")
    int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "5",
            description = "Rounds before the clock runs (${DEFAULT-VALUE})")
    int warmUp;

    @Option(names = "--only", split = ",", description = "Some questions only: Q1,Q8a")
    List<String> only = List.of();

    @Option(
            names = "--run-folder",
            defaultValue = "${sys:hedgerow.run}",
            description = "Start the server from these files, as ./hedgerow serve does")
    @Nullable Path runFolder;

    /** The times of one question in milliseconds, by round. */
    private static final class Times {
        private final double[] ours;
        private final double[] byHand;

        Times(int rounds) {
            ours = new double[rounds];
            byHand = new double[rounds];
        }

        double ratio() {
            double[] ratios = new double[ours.length];
            for (int round = 0; round < ratios.length; round++) {
                ratios[round] = ours[round] / byHand[round];
            }
            return median(ratios);
        }

        double ratioOfSums() {
            return Arrays.stream(ours).sum() / Arrays.stream(byHand).sum();
        }
    }

    /** Wall clock, and processor time of all threads, which neighbours disturb less. */
    private record Measured(Times wall, Times processor) {}

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        Path copy = data.resolveSibling(data.getFileName() + ".by-hand.duckdb");
        Files.deleteIfExists(copy);
        Files.copy(data.resolve("events.duckdb"), copy);
        ServerProcess.Launch launch =
                runFolder == null
                        ? ServerProcess.Launch.ofThisClassPath(data)
                        : ServerProcess.Launch.ofRunFolder(runFolder, data);
        try (DuckDBConnection byHand = open(copy);
                ServerProcess server = ServerProcess.start(launch);
                HedgerowClient client = new HedgerowClient(server.url())) {
            line("start until /_health     %,8d ms", server.startTime().toMillis());
            Thread.sleep(5_000);
            line("memory, idle 5 s after   %,8d MB", server.residentBytes() >> 20);
            line(
                    "%-5s %-40s %10s %10s %8s %10s   ms, medians of %d; processor time as a ratio",
                    "", "", "Hedgerow", "by hand", "ratio", "processor", rounds);
            for (Question question : Questions.all()) {
                if (only.isEmpty() || only.contains(question.name())) {
                    ask(question, new Contestants(server, client, byHand));
                }
            }
            line("memory, most of the run  %,8d MB", server.peakBytes() >> 20);
        } finally {
            Files.deleteIfExists(copy);
        }
        return CommandLine.ExitCode.OK;
    }

    private record Contestants(
            ServerProcess server, HedgerowClient client, DuckDBConnection byHand) {}

    private void ask(Question question, Contestants contestants) throws IOException, SQLException {
        JsonNode node = JSON.readTree(question.node());
        double ours = question.total().applyAsDouble(contestants.client().query(node));
        double theirs = question.byHand().total(contestants.byHand());
        Measured measured;
        try (Connection connection = connection(node, contestants.server())) {
            measure(warmUp, connection, question, contestants);
            measured = measure(rounds, connection, question, contestants);
        }
        line(
                "%-5s %-40s %10.1f %10.1f %8.2f %10.2f   %s",
                question.name(),
                question.title(),
                median(measured.wall().ours),
                median(measured.wall().byHand),
                measured.wall().ratio(),
                measured.processor().ratioOfSums(),
                Math.abs(ours - theirs) <= SAME * theirs
                        ? ""
                        : "the answers differ: %s and %s by hand".formatted(ours, theirs));
    }

    private static Connection connection(JsonNode node, ServerProcess server) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("refresh", "force_blocking");
        return Connection.posting(
                server.url(),
                "/api/projects/@current/query/",
                JSON.writeValueAsString(body.set("query", node)));
    }

    private static Measured measure(
            int rounds, Connection connection, Question question, Contestants contestants)
            throws IOException, SQLException {
        Times wall = new Times(rounds);
        Times processor = new Times(rounds);
        for (int round = 0; round < rounds; round++) {
            long serverCpu = contestants.server().cpuTime().toNanos();
            long began = System.nanoTime();
            connection.ask();
            long between = System.nanoTime();
            processor.ours[round] = contestants.server().cpuTime().toNanos() - serverCpu;
            long ownCpu = processorNanos();
            long beganByHand = System.nanoTime();
            question.byHand().total(contestants.byHand());
            long end = System.nanoTime();
            processor.byHand[round] = processorNanos() - ownCpu;
            wall.ours[round] = (between - began) / 1e6;
            wall.byHand[round] = (end - beganByHand) / 1e6;
        }
        return new Measured(wall, processor);
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static DuckDBConnection open(Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("memory_limit", "1GiB");
        properties.setProperty(
                "threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void line(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
