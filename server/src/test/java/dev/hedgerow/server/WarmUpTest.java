package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarmUpTest {
    @TempDir Path folder;

    @Test
    void exercise_isAnsweredAndLeavesNothing() throws IOException, InterruptedException {
        Path left = Files.createDirectories(folder.resolve("warm-up")).resolve("events.duckdb");
        Files.writeString(left, "of a server that was killed");
        new WarmUp(TestServer.config(folder, 0), () -> false, () -> 0).exercise(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void close_whileTheRealServerWorks_endsIt() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        WarmUp warmUp =
                new WarmUp(
                        TestServer.config(folder, 0),
                        () -> {
                            asked.countDown();
                            return true;
                        },
                        () -> 0);
        warmUp.start();
        asked.await();
        warmUp.close();
        assertThat(folder.resolve("warm-up")).doesNotExist();
    }

    @Test
    void close_whileTheRealServerTakesWork_endsIt() throws InterruptedException {
        AtomicLong taken = new AtomicLong();
        CountDownLatch asked = new CountDownLatch(2);
        WarmUp warmUp =
                new WarmUp(
                        TestServer.config(folder, 0),
                        () -> {
                            asked.countDown();
                            return false;
                        },
                        taken::incrementAndGet);
        warmUp.start();
        asked.await();
        warmUp.close();
        assertThat(folder.resolve("warm-up")).doesNotExist();
    }

    @Test
    void close_beforeTheStart_isFine() {
        new WarmUp(TestServer.config(folder, 0), () -> false, () -> 0).close();
        assertThat(folder).isEmptyDirectory();
    }
}
