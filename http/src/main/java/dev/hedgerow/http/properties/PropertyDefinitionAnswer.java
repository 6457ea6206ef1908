package dev.hedgerow.http.properties;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.definitions.PropertyDefinition;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Marked;
import dev.hedgerow.metadata.definitions.PropertyType;
import dev.hedgerow.metadata.users.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property definition as the API shows it.
 *
 * @param id a UUID, or {@code $builtin_} and the name of what queries compute for every project
 * @param isSeenOnFilteredEvents null unless the call named events
 * @param propertyType String, Numeric, Boolean or DateTime; null until a value told it
 * @param isOptimized whether web analytics asks for it often
 * @param virtual true for what queries compute, absent otherwise
 */
record PropertyDefinitionAnswer(
        String id,
        String name,
        @Nullable String description,
        List<String> tags,
        boolean isNumerical,
        @Nullable Instant updatedAt,
        @Nullable UserSummary updatedBy,
        @Nullable Boolean isSeenOnFilteredEvents,
        @Nullable String propertyType,
        boolean verified,
        @Nullable Instant verifiedAt,
        @Nullable UserSummary verifiedBy,
        boolean hidden,
        boolean isOptimized,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean virtual) {

    static PropertyDefinitionAnswer of(Marked marked, Map<Long, User> people, boolean optimized) {
        PropertyDefinition definition = marked.definition();
        PropertyType type = definition.propertyType();
        boolean builtIn = marked.isBuiltIn();
        return new PropertyDefinitionAnswer(
                builtIn ? "$builtin_" + definition.name() : definition.id().toString(),
                definition.name(),
                definition.description(),
                marked.tags(),
                definition.isNumerical(),
                builtIn ? null : definition.updatedAt(),
                UserSummary.of(people, definition.updatedBy()),
                marked.isSeenOnFilteredEvents(),
                type == null ? null : type.jsonName(),
                definition.verified(),
                definition.verifiedAt(),
                UserSummary.of(people, definition.verifiedBy()),
                definition.hidden(),
                optimized,
                builtIn ? Boolean.TRUE : null);
    }
}
