package dev.hedgerow.metadata.variables;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code insight_variables}.
 *
 * @param codeName what SQL calls it, {@code {variables.code_name}}
 * @param type String, Number, Boolean, List or Date
 * @param defaultValue JSON value
 * @param possibleValues JSON list, for the type List
 * @param isMulti whether a List takes several of its values; its default is a list, then
 * @param valuesQuery HogQL whose first column tells the values of a List, and the second, if there
 *     is one, what people see; null when they are listed
 * @param valuesQueryConnectionId where clients run that query; null for here
 */
public record InsightVariable(
        UUID id,
        long projectId,
        String name,
        String codeName,
        String type,
        @Nullable String defaultValue,
        @Nullable String possibleValues,
        boolean isMulti,
        @Nullable String valuesQuery,
        @Nullable String valuesQueryConnectionId,
        Instant createdAt,
        @Nullable Long createdBy) {}
