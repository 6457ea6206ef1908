package dev.hedgerow.ingest.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A capture request as it came over the wire. The body belongs to the parser from then on: it may
 * be changed in place, and the events of the result are slices of it.
 *
 * @param path the request's path; one that ends with {@code /engage} records {@code $identify}
 * @param rawQuery the query string, still encoded, without the question mark; empty without one
 * @param contentType the Content-Type header
 * @param contentEncoding the Content-Encoding header
 * @param body the body as received, empty without one
 * @param clientIp the address of the client, for {@code $ip}; null when unknown
 * @param receivedAt the server's clock
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests; a copy of 20 MB would cost.
public record CaptureInput(
        String path,
        String rawQuery,
        @Nullable String contentType,
        @Nullable String contentEncoding,
        byte[] body,
        @Nullable String clientIp,
        Instant receivedAt) {}
