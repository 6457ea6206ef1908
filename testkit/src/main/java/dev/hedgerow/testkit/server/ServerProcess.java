package dev.hedgerow.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Hedgerow server in a child process, on a free port, with a known key and project token. Its
 * output goes to a file beside its data folder. Closing it asks it to end and waits.
 */
public final class ServerProcess implements AutoCloseable {
    /** The personal API key of every server started here. */
    public static final String API_KEY = "phx_hedgerow_test_0123456789abcdefghijklmnopqrst";

    /** The token of its first project. */
    public static final String PROJECT_TOKEN = "phc_hedgerow_test_0123456789abcdefghijklmnopqrs";

    private static final Pattern READY = Pattern.compile("ready at (http://\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final URI url;
    private final Duration startTime;

    private ServerProcess(Process process, URI url, Duration startTime) {
        this.process = process;
        this.url = url;
        this.startTime = startTime;
    }

    /**
     * How to start one.
     *
     * @param classPath where {@code dev.hedgerow.server.Main} is found
     * @param data the data folder, made when missing
     * @param jvmOptions such as {@code -Xmx640m}
     * @param warmUp whether it warms up once it has started
     */
    public record Launch(String classPath, Path data, List<String> jvmOptions, boolean warmUp) {
        /** The class path and the heap of this process. */
        public static Launch ofThisClassPath(Path data) {
            return new Launch(
                    System.getProperty("java.class.path"),
                    data,
                    List.of("-Xmx640m", "-XX:+UseSerialGC"),
                    false);
        }

        /** As {@code ./hedgerow serve} does, from the files that dev/prepare-start laid out. */
        public static Launch ofRunFolder(Path run, Path data) {
            return new Launch(
                    run.resolve("lib").resolve("*").toString(),
                    data,
                    List.of(
                            "@" + run.resolve("server.options"),
                            "@" + run.resolve("archive.options"),
                            "-Djava.library.path=" + run.resolve("native"),
                            "-XX:AOTCache=" + run.resolve("hedgerow.aot")),
                    true);
        }

        private List<String> command() {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
            command.addAll(jvmOptions);
            command.addAll(List.of("-cp", classPath, "dev.hedgerow.server.Main", "serve"));
            command.addAll(List.of("--port", "0", "--data", data.toString()));
            return command;
        }
    }

    /**
     * Starts a server and returns when {@code /_health} answers. @throws ServerStartException with
     * its output when it does not
     */
    public static ServerProcess start(Launch launch) {
        Path output = launch.data().resolveSibling(launch.data().getFileName() + ".log");
        try {
            Files.deleteIfExists(output);
            ProcessBuilder builder =
                    new ProcessBuilder(launch.command())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            builder.environment().put("HEDGEROW_WARM_UP", Boolean.toString(launch.warmUp()));
            builder.environment().put("HEDGEROW_BOOTSTRAP_API_KEY", API_KEY);
            builder.environment().put("HEDGEROW_BOOTSTRAP_PROJECT_TOKEN", PROJECT_TOKEN);
            builder.environment().put("HEDGEROW_BOOTSTRAP_EMAIL", "test@hedgerow.example");
            builder.environment().put("HEDGEROW_BOOTSTRAP_PASSWORD", "a password of the tests");
            long began = System.nanoTime();
            Process process = builder.start();
            URI url = awaitHealth(process, output);
            return new ServerProcess(process, url, Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI awaitHealth(Process process, Path output) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            Matcher ready = READY.matcher(Files.readString(output));
            if (ready.find()) {
                URI url = URI.create(ready.group(1));
                try (HedgerowClient client = new HedgerowClient(url)) {
                    if (client.isHealthy()) {
                        return url;
                    }
                }
            }
            sleep(Duration.ofMillis(10));
        }
        boolean ended = !process.isAlive();
        process.destroyForcibly();
        throw new ServerStartException(
                (ended
                                ? "The server ended with " + process.exitValue()
                                : "The server did not become healthy")
                        + ":\n"
                        + Files.readString(output));
    }

    /** Where it listens. */
    public URI url() {
        return url;
    }

    /** From the start of the process until {@code /_health} answered. */
    public Duration startTime() {
        return startTime;
    }

    /** Resident memory in bytes now (Linux). */
    public long residentBytes() {
        return memory("VmRSS");
    }

    /** The most that was ever resident, in bytes (Linux). */
    public long peakBytes() {
        return memory("VmHWM");
    }

    /** Processor time of all its threads so far. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private long memory(String field) {
        try {
            for (String line :
                    Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
                if (line.startsWith(field + ":")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no " + field);
    }

    /** SIGKILL: ends it in the middle of whatever it does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM: lets it finish what it has, and waits. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server ended", e);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server started", e);
        }
    }
}
