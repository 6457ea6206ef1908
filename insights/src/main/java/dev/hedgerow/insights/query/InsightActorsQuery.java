package dev.hedgerow.insights.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The people behind one point of an insight. Each insight reads the fields that mean something to
 * it.
 *
 * @param kind {@code InsightActorsQuery} or {@code StickinessActorsQuery}
 * @param source the insight
 * @param day the point's date; for stickiness the number of intervals; null for all
 * @param series from 0
 * @param breakdown the values of the point's breakdowns, in order; empty for none
 * @param previous whether the point is of the period that the insight is compared with
 * @param interval the cohort of a retention table, from 0
 * @param operator how stickiness compares the number of intervals; null for as the insight does
 * @param status the status of a lifecycle: new, returning, resurrecting or dormant
 */
public record InsightActorsQuery(
        String kind,
        QueryNode source,
        @Nullable String day,
        int series,
        List<String> breakdown,
        boolean previous,
        @Nullable Integer interval,
        @Nullable String operator,
        @Nullable String status)
        implements QueryNode {

    public InsightActorsQuery {
        breakdown = List.copyOf(breakdown);
    }

    static InsightActorsQuery parse(String kind, Fields fields) {
        return new InsightActorsQuery(
                kind,
                QueryNodes.required(fields, "source").unwrapped(),
                fields.scalarText("day"),
                fields.integer("series", 0),
                breakdown(fields),
                "previous".equals(fields.text("compare")),
                fields.integer("interval"),
                fields.text("operator"),
                fields.text("status"));
    }

    private static List<String> breakdown(Fields fields) {
        JsonNode json = fields.raw("breakdown");
        if (json == null) {
            return List.of();
        }
        if (json.isArray()) {
            return fields.texts("breakdown");
        }
        List<String> values = new ArrayList<>();
        String value = fields.scalarText("breakdown");
        if (value != null) {
            values.add(value);
        }
        return values;
    }
}
