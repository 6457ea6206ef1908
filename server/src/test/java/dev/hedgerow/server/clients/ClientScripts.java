package dev.hedgerow.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the scripts of {@code src/test/clients} with Node; installs their pinned packages when they
 * are missing or have changed.
 */
final class ClientScripts {
    static final Path FOLDER = Path.of("src/test/clients").toAbsolutePath();
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome");

    private ClientScripts() {}

    /** Runs a script and reads the last line that it prints. */
    static JsonNode run(String script, String... arguments)
            throws IOException, InterruptedException {
        install();
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        String output = execute(FOLDER, command, 120);
        List<String> lines = output.lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).as(output).isNotEmpty();
        return JsonMapper.shared().readTree(lines.getLast());
    }

    /**
     * The Chromium of this machine. Where there is none the test is skipped and says so; in CI it
     * fails.
     */
    static Path chromium() {
        Optional<Path> found = BROWSERS.stream().flatMap(ClientScripts::onPath).findFirst();
        String advice =
                "no Chromium on the PATH: install it (Debian: apt-get install chromium) to run the test of posthog-js";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(found).as(advice).isPresent();
        }
        assumeTrue(found.isPresent(), advice);
        return found.orElseThrow();
    }

    /** Where a program is on the path. */
    static Stream<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }

    /** Puts the packages there; npm writes {@code .package-lock.json} as its last step. */
    static synchronized void install() throws IOException, InterruptedException {
        Path installed = FOLDER.resolve("node_modules/.package-lock.json");
        Path wanted = FOLDER.resolve("package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted))
                        < 0) {
            execute(
                    FOLDER,
                    List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                    300);
        }
    }

    /** Runs a program in a folder, and fails with its output unless it ends well. */
    static String execute(Path folder, List<String> command, int seconds)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("client-script", ".log");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        assertThat(ended).as("%s did not end:%n%s", command, text).isTrue();
        assertThat(process.exitValue()).as("%s:%n%s", command, text).isZero();
        return text;
    }
}
