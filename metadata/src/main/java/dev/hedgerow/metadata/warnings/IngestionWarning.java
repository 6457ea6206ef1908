package dev.hedgerow.metadata.warnings;

import java.time.Instant;

/**
 * A row of {@code ingestion_warnings}: how often something happened within an hour.
 *
 * @param type such as {@link #EVENT_REJECTED}
 * @param subject what tells warnings of one type apart
 * @param startedAt the hour
 * @param lastSeenAt within the hour
 * @param details JSON object about the latest
 */
public record IngestionWarning(
        long projectId,
        String type,
        String subject,
        Instant startedAt,
        Instant lastSeenAt,
        long times,
        String details) {

    /** An event was refused since its definition says so. */
    public static final String EVENT_REJECTED = "event_rejected";
}
