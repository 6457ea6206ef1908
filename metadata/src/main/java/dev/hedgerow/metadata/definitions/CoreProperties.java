package dev.hedgerow.metadata.definitions;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The properties that SDKs set themselves, with the names people know them by, so that a search for
 * "library" finds {@code $lib}. Immutable; the list is the resource {@code
 * core-properties.properties}.
 */
final class CoreProperties {

    private final Properties labels = new Properties();

    CoreProperties() {
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                CoreProperties.class.getResourceAsStream(
                                        "core-properties.properties"),
                                "core-properties.properties is part of this module"),
                        StandardCharsets.UTF_8)) {
            labels.load(reader);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Whether no project made this property. */
    boolean isCore(String property) {
        return labels.containsKey(property) || property.startsWith("$");
    }

    /** The name people know, in lower case; null where there is none. */
    @Nullable String foldedLabel(String property) {
        String label = labels.getProperty(property);
        return label == null ? null : label.toLowerCase(Locale.ROOT);
    }
}
