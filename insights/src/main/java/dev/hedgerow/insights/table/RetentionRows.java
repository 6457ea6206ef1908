package dev.hedgerow.insights.table;

import dev.hedgerow.insights.query.RetentionQuery;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A line per cohort: when it began, how large it is, then a column per interval. */
final class RetentionRows {
    private RetentionRows() {}

    static List<ObjectNode> of(RetentionQuery retention, JsonNode results) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode cohort : results) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.set("cohort", cohort.get("date"));
            if (!retention.breakdown().isEmpty()) {
                String value = cohort.path("breakdown_value").asString("");
                row.put("breakdown", SeriesRows.shown(value));
            }
            JsonNode values = cohort.path("values");
            row.set("cohort size", values.path(0).path("count"));
            for (JsonNode value : values) {
                JsonNode amount = value.get("aggregation_value");
                row.set(
                        value.path("label").asString(),
                        amount == null ? value.get("count") : amount);
            }
            rows.add(row);
        }
        return rows;
    }
}
