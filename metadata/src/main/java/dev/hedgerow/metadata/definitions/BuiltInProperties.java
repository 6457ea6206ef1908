package dev.hedgerow.metadata.definitions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Properties that queries compute for every project, so that nobody has to send them. */
final class BuiltInProperties {

    private static final Map<String, PropertyType> PERSON =
            ordered(
                    Map.entry("$virt_initial_channel_type", PropertyType.STRING),
                    Map.entry("$virt_initial_referring_domain_type", PropertyType.STRING));

    private static final Map<String, PropertyType> SESSION =
            ordered(
                    Map.entry("$autocapture_count", PropertyType.NUMERIC),
                    Map.entry("$channel_type", PropertyType.STRING),
                    Map.entry("$end_current_url", PropertyType.STRING),
                    Map.entry("$end_hostname", PropertyType.STRING),
                    Map.entry("$end_pathname", PropertyType.STRING),
                    Map.entry("$end_timestamp", PropertyType.DATETIME),
                    Map.entry("$entry_current_url", PropertyType.STRING),
                    Map.entry("$entry_hostname", PropertyType.STRING),
                    Map.entry("$entry_pathname", PropertyType.STRING),
                    Map.entry("$entry_referring_domain", PropertyType.STRING),
                    Map.entry("$entry_utm_campaign", PropertyType.STRING),
                    Map.entry("$entry_utm_content", PropertyType.STRING),
                    Map.entry("$entry_utm_medium", PropertyType.STRING),
                    Map.entry("$entry_utm_source", PropertyType.STRING),
                    Map.entry("$entry_utm_term", PropertyType.STRING),
                    Map.entry("$is_bounce", PropertyType.BOOLEAN),
                    Map.entry("$last_external_click_url", PropertyType.STRING),
                    Map.entry("$num_uniq_urls", PropertyType.NUMERIC),
                    Map.entry("$pageview_count", PropertyType.NUMERIC),
                    Map.entry("$screen_count", PropertyType.NUMERIC),
                    Map.entry("$session_duration", PropertyType.NUMERIC),
                    Map.entry("$start_timestamp", PropertyType.DATETIME),
                    Map.entry("$vitals_lcp", PropertyType.NUMERIC));

    private BuiltInProperties() {}

    /** Those of a kind, by name. */
    static List<PropertyDefinition> of(PropertyKind kind, long projectId) {
        Map<String, PropertyType> properties =
                switch (kind) {
                    case EVENT, GROUP -> Map.of();
                    case PERSON -> PERSON;
                    case SESSION -> SESSION;
                };
        return properties.entrySet().stream()
                .map(property ->
                        definition(kind, projectId, property.getKey(), property.getValue()))
                .toList();
    }

    private static PropertyDefinition definition(
            PropertyKind kind, long projectId, String name, PropertyType type) {
        return new PropertyDefinition(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                projectId,
                kind,
                SeenProperty.NO_GROUP,
                name,
                type,
                type == PropertyType.NUMERIC,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                false,
                null,
                null,
                false,
                Instant.EPOCH,
                null);
    }

    @SafeVarargs
    private static Map<String, PropertyType> ordered(Map.Entry<String, PropertyType>... entries) {
        Map<String, PropertyType> properties = new LinkedHashMap<>();
        for (Map.Entry<String, PropertyType> entry : entries) {
            properties.put(entry.getKey(), entry.getValue());
        }
        return properties;
    }
}
