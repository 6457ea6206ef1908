package dev.hedgerow.insights.listing;

import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.insights.rows.JsonValues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the values that a column asks the store for become the one that is shown. */
@FunctionalInterface
public interface Form {
    /** The one value, as it is. */
    Form PLAIN = (values, types, json) -> json.value(values.getFirst(), types.getFirst());

    JsonNode shape(List<@Nullable Object> values, List<HogqlType> types, JsonValues json);
}
