package dev.hedgerow.http.definitions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be set on an event definition; everything but the name of a new one may be left out.
 *
 * @param name read when a definition is made, then never changed
 * @param owner the id of a member of the organization
 * @param verified takes {@code hidden} away, and the other way round
 * @param enforcementMode {@code allow}, or {@code reject}: capture refuses such events
 */
record EventDefinitionFields(
        @Nullable String name,
        @Nullable Long owner,
        @Nullable String description,
        @Nullable List<String> tags,
        @Nullable Boolean verified,
        @Nullable Boolean hidden,
        @Nullable String enforcementMode,
        @Nullable Boolean postToSlack,
        @Nullable List<String> defaultColumns,
        @Nullable String primaryProperty) {}
