package dev.hedgerow.http.sharing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be set on the link of an object.
 *
 * @param settings what the page behind it shows
 */
public record SharingFields(@Nullable Boolean enabled, @Nullable JsonNode settings) {}
