package dev.hedgerow.server;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;

/** A server in the foreground: started, and running until the process is told to end. */
final class ServerRun {
    /** In microseconds, as the databases keep times: what is answered now is what is read later. */
    private static final Clock CLOCK =
            Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));

    private ServerRun() {}

    /** What is done once the server answers. */
    interface Then {
        void accept(RunningServer server) throws Exception;
    }

    static void untilEnd(Config config, Then then) throws Exception {
        RunningServer server = Wiring.start(config, CLOCK);
        WarmUp warmUp = new WarmUp(config, server::isBusy, server::taken);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    warmUp.close();
                                    server.close();
                                    ended.countDown();
                                },
                                "shutdown"));
        then.accept(server);
        if (config.warmUpRounds() > 0) {
            warmUp.start();
        }
        ended.await();
    }
}
