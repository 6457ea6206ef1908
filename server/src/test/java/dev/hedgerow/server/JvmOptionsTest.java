package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files of options that {@code ./hedgerow}, the benchmarks and Docker start a JVM with. */
final class JvmOptionsTest {
    private static final Path FOLDER = Path.of("src", "main", "jvm");

    @Test
    void files_holdOptionsThatThisJvmKnows() throws IOException, InterruptedException {
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + FOLDER.resolve("server.options"),
                                "@" + FOLDER.resolve("archive.options"),
                                "--version")
                        .redirectErrorStream(true)
                        .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        assertThat(output).doesNotContainIgnoringCase("warning");
    }
}
