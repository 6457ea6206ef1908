package dev.hedgerow.metadata.definitions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Properties that queries compute for every project, so that nobody has to send them. */
public final class BuiltInProperties {

    private static final Map<String, PropertyType> PERSON =
            ordered(
                    Map.entry("$virt_initial_channel_type", PropertyType.STRING),
                    Map.entry("$virt_initial_referring_domain_type", PropertyType.STRING));

    /** What ads append to URLs. */
    private static final List<String> CLICK_IDS =
            List.of(
                    "_kx",
                    "dclid",
                    "epik",
                    "fbclid",
                    "gbraid",
                    "gclid",
                    "gclsrc",
                    "igshid",
                    "irclid",
                    "li_fat_id",
                    "mc_cid",
                    "msclkid",
                    "qclid",
                    "sccid",
                    "ttclid",
                    "twclid",
                    "wbraid");

    private static final Map<String, PropertyType> SESSION =
            Collections.unmodifiableMap(ofSessions());

    private BuiltInProperties() {}

    /** Those of sessions with their types, by name. */
    public static Map<String, PropertyType> sessions() {
        return SESSION;
    }

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

    private static Map<String, PropertyType> ofSessions() {
        Map<String, PropertyType> properties = new TreeMap<>();
        for (String text :
                List.of(
                        "$channel_type",
                        "$end_current_url",
                        "$end_hostname",
                        "$end_pathname",
                        "$entry_current_url",
                        "$entry_gad_source",
                        "$entry_hostname",
                        "$entry_pathname",
                        "$entry_referring_domain",
                        "$entry_utm_campaign",
                        "$entry_utm_content",
                        "$entry_utm_medium",
                        "$entry_utm_source",
                        "$entry_utm_term",
                        "$last_external_click_url")) {
            properties.put(text, PropertyType.STRING);
        }
        for (String number :
                List.of(
                        "$autocapture_count",
                        "$num_uniq_urls",
                        "$pageview_count",
                        "$screen_count",
                        "$session_duration",
                        "$vitals_lcp")) {
            properties.put(number, PropertyType.NUMERIC);
        }
        for (String id : CLICK_IDS) {
            properties.put("$entry_" + id, PropertyType.STRING);
            properties.put("$entry_has_" + id, PropertyType.BOOLEAN);
        }
        properties.put("$has_replay_events", PropertyType.BOOLEAN);
        properties.put("$is_bounce", PropertyType.BOOLEAN);
        properties.put("$start_timestamp", PropertyType.DATETIME);
        properties.put("$end_timestamp", PropertyType.DATETIME);
        return properties;
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
