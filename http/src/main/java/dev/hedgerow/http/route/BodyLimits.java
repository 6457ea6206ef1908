package dev.hedgerow.http.route;

import dev.hedgerow.http.error.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads request bodies up to a limit. */
final class BodyLimits {
    /** Bytes of a request body, before decompression: what PostHog's capture takes. */
    static final int MAX_BYTES = 20 * 1024 * 1024;

    private BodyLimits() {}

    /**
     * All bytes; 413 when there are more than {@link #MAX_BYTES}, whether or not the request says
     * so beforehand.
     */
    static byte[] read(InputStream body, long announcedBytes) {
        if (announcedBytes > MAX_BYTES) {
            throw ApiException.tooLarge(MAX_BYTES);
        }
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw ApiException.tooLarge(MAX_BYTES);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
