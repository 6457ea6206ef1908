package dev.hedgerow.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KillTest {

    private static final int KILLS = 6;

    @TempDir private Path folder;

    @Test
    void write_killedAtRandomMoments_losesNothingAcknowledgedAndKeepsNothingTwice()
            throws Exception {
        Path file = folder.resolve("events.duckdb");
        Random random = new Random(11);
        int acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            // The first batch is one whose acknowledgement could have been lost.
            acknowledged = runAndKill(file, Math.max(1, acknowledged), random.nextInt(1500));
            try (StoreFixture fixture =
                    StoreFixture.open(new DuckDbSettings(file, 1 << 28, 2, 1, 1 << 26))) {
                long applied = fixture.store.writer().appliedVersion();
                assertThat(applied).isBetween((long) acknowledged, acknowledged + 1L);
                // Whole batches only, and each event once.
                assertThat(fixture.rows("SELECT count(*), count(DISTINCT uuid) FROM events"))
                        .containsExactly(
                                List.of(
                                        applied * WriteUntilKilledMain.EVENTS_PER_BATCH,
                                        applied * WriteUntilKilledMain.EVENTS_PER_BATCH));
                assertThat(fixture.value("SELECT coalesce(max(version), 0) FROM persons"))
                        .isEqualTo(applied);
            }
        }
        assertThat(acknowledged).isGreaterThan(KILLS);
    }

    /** Returns the last batch that was acknowledged. */
    private static int runAndKill(Path file, int first, int afterMillis) throws Exception {
        Process child =
                new ProcessBuilder(
                                System.getProperty("java.home")
                                        + File.separator
                                        + "bin"
                                        + File.separator
                                        + "java",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WriteUntilKilledMain.class.getName(),
                                file.toString(),
                                Integer.toString(first))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int acknowledged = first - 1;
        try (BufferedReader output = child.inputReader()) {
            String line = output.readLine();
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(afterMillis);
            while (line != null) {
                // The log goes to the same stream.
                if (line.chars().allMatch(Character::isDigit)) {
                    acknowledged = Integer.parseInt(line);
                }
                if (System.nanoTime() > deadline) {
                    // By its handle: killing by the process would close the stream with what it
                    // still holds.
                    child.toHandle().destroyForcibly();
                }
                line = output.readLine();
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return acknowledged;
    }
}
