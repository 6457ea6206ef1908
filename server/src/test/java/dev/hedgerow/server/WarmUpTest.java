package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

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
    void log_isSilentAboutTheSecondServer() throws Exception {
        assertThat(told("dev.hedgerow.store", Level.INFO)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(toldByChild("dev.hedgerow.store", Level.INFO)).isEqualTo(FilterReply.DENY);
        assertThat(toldByChild("dev.hedgerow.store", Level.WARN)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(toldByChild(WarmUp.class.getName(), Level.INFO)).isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply told(String logger, Level level) {
        Logger named = (Logger) LoggerFactory.getLogger(logger);
        return new WarmUpFilter().decide(null, named, level, "text", null, null);
    }

    /** By a thread that a thread of the second server has started. */
    private static FilterReply toldByChild(String logger, Level level) throws Exception {
        CompletableFuture<FilterReply> reply = new CompletableFuture<>();
        WarmUp.thread(
                        () -> {
                            Thread.ofPlatform().start(() -> reply.complete(told(logger, level)));
                        })
                .start();
        return reply.get(1, TimeUnit.MINUTES);
    }

    @Test
    void close_beforeTheStart_isFine() {
        new WarmUp(TestServer.config(folder, 0), () -> false, () -> 0).close();
        assertThat(folder).isEmptyDirectory();
    }
}
