package dev.hedgerow.http.values;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value that a property has.
 *
 * @param name a text or a number; objects and truth values as JSON text
 * @param count how many have it; left out where nobody counts
 */
public record ValueAnswer(
        JsonNode name, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long count) {}
