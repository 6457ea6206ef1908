package dev.hedgerow.http.insights;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.metadata.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request wants instead of what was saved: {@code filters_override} and {@code
 * variables_override} of the query string. Holders of a shared link see what was saved, whatever
 * they ask for: a link must not open other slices of the data.
 *
 * @param filters null when none were asked for
 * @param variables null when none were asked for
 */
public record Overrides(@Nullable ObjectNode filters, @Nullable ObjectNode variables) {

    /** Everything as it was saved. */
    public static Overrides none() {
        return new Overrides(null, null);
    }

    /** What a call asks for. */
    public static Overrides of(Call<?> call) {
        return call.link() != null
                ? none()
                : new Overrides(read(call, "filters_override"), read(call, "variables_override"));
    }

    /** The context of an insight that is looked at by itself. */
    QueryContext context() {
        return new QueryContext(orEmpty(filters), variablesOrEmpty());
    }

    JsonNode variablesOrEmpty() {
        return orEmpty(variables);
    }

    private static JsonNode orEmpty(@Nullable ObjectNode node) {
        return node == null ? Json.object() : node;
    }

    private static @Nullable ObjectNode read(Call<?> call, String name) {
        String text = call.query(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            if (Json.parse(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw ApiException.invalid(name, "Expected a JSON object: " + e.getOriginalMessage());
        }
        throw ApiException.invalid(name, "Expected a JSON object.");
    }
}
