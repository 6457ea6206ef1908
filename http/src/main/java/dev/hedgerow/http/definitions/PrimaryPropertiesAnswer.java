package dev.hedgerow.http.definitions;

import java.util.Map;

/**
 * The primary property of each event that has one.
 *
 * @param primaryProperties by the event's name
 */
record PrimaryPropertiesAnswer(Map<String, String> primaryProperties) {}
