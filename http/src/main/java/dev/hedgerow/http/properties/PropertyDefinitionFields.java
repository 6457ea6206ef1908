package dev.hedgerow.http.properties;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be set on a property definition; everything may be left out.
 *
 * @param propertyType String, Numeric, Boolean or DateTime
 * @param verified takes {@code hidden} away, and the other way round
 */
record PropertyDefinitionFields(
        @Nullable String description,
        @Nullable List<String> tags,
        @Nullable String propertyType,
        @Nullable Boolean verified,
        @Nullable Boolean hidden) {}
