package dev.hedgerow.ingest.capture;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one request, readable and complete, none of them judged yet beyond what capture
 * refuses.
 *
 * @param token the project's token
 * @param events at least one
 * @param sentAt the client's clock when it sent the batch; null when it did not say
 * @param historical true for a migration of old events
 * @param clientIp the address of the client; null when unknown
 * @param receivedAt the server's clock when the request came
 * @param payloadBytes size of the decoded JSON, what the events weigh in a queue
 */
public record CaptureRequest(
        String token,
        List<RawEvent> events,
        @Nullable Instant sentAt,
        boolean historical,
        @Nullable String clientIp,
        Instant receivedAt,
        int payloadBytes) {

    public CaptureRequest {
        events = List.copyOf(events);
    }
}
