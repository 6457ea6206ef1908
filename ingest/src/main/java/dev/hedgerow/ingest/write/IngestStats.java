package dev.hedgerow.ingest.write;

/**
 * What the pipeline has done since the start; for metrics.
 *
 * @param events stored, doubles included
 * @param commits made
 * @param failedRequests requests whose events were not stored
 * @param rejectedRequests requests turned away because too much waited
 * @param waitingEvents events that wait now
 * @param lastCommitMillis how long the last commit took
 */
public record IngestStats(
        long events,
        long commits,
        long failedRequests,
        long rejectedRequests,
        int waitingEvents,
        double lastCommitMillis) {}
