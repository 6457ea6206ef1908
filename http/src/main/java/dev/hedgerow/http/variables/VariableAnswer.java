package dev.hedgerow.http.variables;

import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.variables.InsightVariable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A variable of SQL insights as the API shows it. */
public record VariableAnswer(
        UUID id,
        String name,
        String type,
        @Nullable JsonNode defaultValue,
        @Nullable Long createdBy,
        Instant createdAt,
        String codeName,
        @Nullable JsonNode values,
        boolean isMulti,
        @Nullable String valuesQuery,
        @Nullable String valuesQueryConnectionId) {

    static VariableAnswer of(InsightVariable variable) {
        return new VariableAnswer(
                variable.id(),
                variable.name(),
                variable.type(),
                json(variable.defaultValue()),
                variable.createdBy(),
                variable.createdAt(),
                variable.codeName(),
                json(variable.possibleValues()),
                variable.isMulti(),
                variable.valuesQuery(),
                variable.valuesQueryConnectionId());
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : Json.parse(text);
    }
}
