package dev.hedgerow.http.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The files of posthog-js that the build put on the class path, see {@code dev/fetch-posthog-js}.
 */
public final class SdkFiles {
    private static final String FOLDER = "/sdk/";

    /**
     * A file by its name, such as {@code array.js}; empty for anything that is not there or no
     * plain script name.
     */
    public Optional<byte[]> read(String name) {
        if (!name.matches("[a-z][a-z-]{0,60}\\.js")) {
            return Optional.empty();
        }
        try (InputStream stream = SdkFiles.class.getResourceAsStream(FOLDER + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
