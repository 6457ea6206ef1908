package dev.hedgerow.http.variables;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be set on a variable of SQL insights.
 *
 * @param type String, Number, Boolean, List or Date
 * @param values the choices of a List
 * @param isMulti whether a List takes several of them
 * @param valuesQuery HogQL that tells the choices of a List
 */
public record VariableFields(
        @Nullable String name,
        @Nullable String type,
        @Nullable JsonNode defaultValue,
        @Nullable List<JsonNode> values,
        @Nullable Boolean isMulti,
        @Nullable String valuesQuery,
        @Nullable String valuesQueryConnectionId) {}
