package dev.hedgerow.http.persons;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A property to take away. */
public record UnsetFields(@JsonProperty("$unset") @Nullable String unset) {}
