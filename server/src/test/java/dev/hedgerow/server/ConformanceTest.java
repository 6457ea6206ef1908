package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays every conformance case over HTTP, a file at a time: what {@code ./hedgerow conformance}
 * does. One case again, with its answers: {@code ./hedgerow conformance --only NAME --verbose}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConformanceTest {
    private static final Path CASES = Path.of("src/test/resources/conformance");
    private static final Path RUNNER = Path.of("../dev/conformance-run.mjs");
    private static final long SECONDS = 900;

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static List<Path> caseFiles() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("caseFiles")
    void cases_passOverHttp(Path file, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder player =
                new ProcessBuilder("node", RUNNER.toString(), file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        player.environment().put("BASE_URL", server.url());
        player.environment().put("API_KEY", TestServer.KEY);
        Process process = player.start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("the cases did not end in %d s:%n%s", SECONDS, text).isTrue();
        assertThat(text.lines()).as(text).noneMatch(line -> line.startsWith("FAIL"));
        assertThat(process.exitValue()).as(text).isZero();
    }
}
