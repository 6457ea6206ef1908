package dev.hedgerow.http.route;

import dev.hedgerow.http.error.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads request bodies up to a limit. */
final class BodyLimits {
    /** Bytes of a request body, before decompression: what PostHog's capture takes. */
    static final int MAX_BYTES = 20 * 1024 * 1024;

    /**
     * So much of a body that is too large is read to its end: a connection that is closed while its
     * client still sends is reset, and the client never sees the answer.
     */
    private static final long MAX_DISCARDED_BYTES = 4L * MAX_BYTES;

    private BodyLimits() {}

    /**
     * All bytes; 413 when there are more than {@link #MAX_BYTES}, whether or not the request says
     * so beforehand.
     */
    static byte[] read(InputStream body, long announcedBytes) {
        try {
            byte[] bytes =
                    announcedBytes > MAX_BYTES ? new byte[0] : body.readNBytes(MAX_BYTES + 1);
            if (announcedBytes > MAX_BYTES || bytes.length > MAX_BYTES) {
                discard(body);
                throw ApiException.tooLarge(MAX_BYTES);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void discard(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = MAX_DISCARDED_BYTES;
        int read = body.read(buffer);
        while (read >= 0 && left > 0) {
            left -= read;
            read = body.read(buffer);
        }
    }
}
