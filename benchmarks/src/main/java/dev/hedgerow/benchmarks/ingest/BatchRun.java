package dev.hedgerow.benchmarks.ingest;

import dev.hedgerow.testkit.server.HedgerowClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends bodies to {@code /batch/} over several connections, each waiting for its answer before the
 * next.
 */
final class BatchRun {
    private final HedgerowClient client;
    private final List<String> bodies;
    private final Latencies latencies = new Latencies();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    BatchRun(HedgerowClient client, List<String> bodies) {
        this.client = client;
        this.bodies = bodies;
    }

    /** Sends everything and gives the seconds it took. */
    double send(int connections) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().name("client-" + i).start(this::sendUntilDone));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void sendUntilDone() {
        for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
            long began = System.nanoTime();
            if (!isTaken(bodies.get(i))) {
                refused.incrementAndGet();
            }
            latencies.add(System.nanoTime() - began);
        }
    }

    private boolean isTaken(String body) {
        try {
            return client.capture("/batch/", body).isOk();
        } catch (IOException e) {
            return false;
        }
    }

    Latencies latencies() {
        return latencies;
    }

    /** Requests that did not get a 200. */
    int refused() {
        return refused.get();
    }
}
