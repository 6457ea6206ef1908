package dev.hedgerow.ingest.validate;

import java.util.Map;

/**
 * What a {@code $groupidentify} says.
 *
 * @param type the group's type as SDKs name it
 * @param key the group's key
 * @param properties JSON text by property, to be set
 */
public record GroupUpdate(String type, String key, Map<String, String> properties) {}
