package dev.hedgerow.http.persons;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What may be set on a person: properties; those that are left out stay as they are. */
public record PersonFields(@Nullable JsonNode properties) {}
