package dev.hedgerow.ingest.write;

import java.time.Duration;

/**
 * How much waits and how much is committed at once.
 *
 * @param batchEvents a commit is not waited for any longer once this many events wait
 * @param batchBytes the same for the size of their JSON
 * @param calmEvents when more events wait than that, answers come later, so that clients slow down
 * @param queueEvents how many events may wait before requests are turned away
 * @param queueBytes the same for the size of their JSON
 * @param commitInterval the longest pause between two commits while events wait and nobody asks for
 *     them
 */
public record PipelineLimits(
        int batchEvents,
        long batchBytes,
        int calmEvents,
        int queueEvents,
        long queueBytes,
        Duration commitInterval) {

    private static final long MEGABYTE = 1024 * 1024;

    public static PipelineLimits standard() {
        return new PipelineLimits(
                5_000, 16 * MEGABYTE, 3_000, 100_000, 64 * MEGABYTE, Duration.ofMillis(200));
    }
}
