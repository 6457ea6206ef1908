package dev.hedgerow.http.persons;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A property to set. */
public record PropertyFields(@Nullable String key, @Nullable JsonNode value) {}
