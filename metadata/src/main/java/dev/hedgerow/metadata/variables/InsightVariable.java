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
 */
public record InsightVariable(
        UUID id,
        long projectId,
        String name,
        String codeName,
        String type,
        @Nullable String defaultValue,
        @Nullable String possibleValues,
        Instant createdAt,
        @Nullable Long createdBy) {}
