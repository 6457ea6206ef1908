package dev.hedgerow.metadata.definitions;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties that SDKs set themselves, with the names people know them by, so that a search for
 * "library" finds {@code $lib}. Immutable; the list is the resource {@code
 * core-properties.properties}.
 */
final class CoreProperties {

    /** What ingest and older SDKs put into events, and nobody should filter by. */
    private static final Set<String> NEVER_LISTED =
            Set.of(
                    "distinct_id",
                    "$set",
                    "$set_once",
                    "$initial_referrer",
                    "$initial_referring_domain",
                    "$groups",
                    "$group_type",
                    "$group_key",
                    "$group_set",
                    "$group_0",
                    "$group_1",
                    "$group_2",
                    "$group_3",
                    "$group_4");

    /** Attributes of sessions have properties of sessions. */
    private static final String SESSION_ENTRY = "$session_entry_";

    /** What web analytics asks for most. */
    private static final Set<String> OPTIMIZED =
            Set.of(
                    "$host",
                    "$device_type",
                    "$browser",
                    "$os",
                    "$referring_domain",
                    "$geoip_country_code",
                    "$geoip_city_name",
                    "$geoip_subdivision_1_code",
                    "$geoip_subdivision_1_name",
                    "$geoip_time_zone",
                    "$pathname",
                    "$entry_pathname",
                    "$end_pathname",
                    "$entry_utm_source",
                    "$entry_utm_medium",
                    "$entry_utm_campaign",
                    "$entry_utm_term",
                    "$entry_utm_content",
                    "$channel_type");

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

    /** Whether a list of events' properties shows this one. */
    boolean isListed(String property) {
        return !NEVER_LISTED.contains(property) && !property.startsWith(SESSION_ENTRY);
    }

    /** Whether web analytics speeds this one up. */
    boolean isOptimized(String property) {
        return OPTIMIZED.contains(property);
    }

    /** The name people know, in lower case; null where there is none. */
    @Nullable String foldedLabel(String property) {
        String label = labels.getProperty(property);
        return label == null ? null : label.toLowerCase(Locale.ROOT);
    }
}
