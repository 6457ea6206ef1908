package dev.hedgerow.metadata.keys;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Json;
import java.util.List;

/**
 * What a key may do: {@code *} for all, or {@code resource:read} and {@code resource:write}. Write
 * implies read. Immutable.
 */
public record Scopes(List<String> granted) {

    private static final String EVERYTHING = "*";

    public Scopes {
        granted = List.copyOf(granted);
        for (String scope : granted) {
            if (!scope.equals(EVERYTHING) && !scope.matches("[a-z][a-z_]*:(read|write)")) {
                throw MetadataException.invalid("scopes", "Invalid scope: " + scope);
            }
        }
    }

    /** Reads the JSON list of a column. */
    public static Scopes parse(String json) {
        return new Scopes(Json.parseTexts(json));
    }

    /** Whether these scopes include one such as {@code insight:read}. */
    public boolean allow(String scope) {
        if (granted.contains(EVERYTHING) || granted.contains(scope)) {
            return true;
        }
        return scope.endsWith(":read") && granted.contains(scope.replace(":read", ":write"));
    }

    public String toJson() {
        return Json.text(granted);
    }
}
