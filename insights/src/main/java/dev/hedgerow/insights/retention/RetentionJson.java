package dev.hedgerow.insights.retention;

import dev.hedgerow.insights.retention.RetentionTable.Cells;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shapes the answer (rules 6 to 8). Pure. */
public final class RetentionJson {
    private RetentionJson() {}

    /** The {@code results} of the API: the rows of each breakdown value after one another. */
    public static ArrayNode of(RetentionPlan plan, RetentionTable table) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        boolean hasBreakdown = !plan.query().breakdown().isEmpty();
        table.folded()
                .forEach((value, cells) ->
                        addRows(results, plan, cells, hasBreakdown ? value : null));
        return results;
    }

    private static void addRows(
            ArrayNode results, RetentionPlan plan, Cells cells, @Nullable String breakdown) {
        List<String> labels = new Appearances(plan.query().filter()).labels();
        List<ZonedDateTime> starts = plan.range().starts();
        boolean hasAmounts = Journeys.hasAmounts(plan.query().filter());
        for (int i = 0; i < starts.size(); i++) {
            ObjectNode row = results.addObject();
            row.put("label", plan.query().filter().period().json() + " " + i);
            row.put("date", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(starts.get(i)));
            ArrayNode values = row.putArray("values");
            for (int k = 0; k < labels.size(); k++) {
                ObjectNode value = values.addObject();
                value.put("count", cells.count(i, k));
                value.put("label", labels.get(k));
                if (hasAmounts) {
                    value.put("aggregation_value", cells.amount(i, k));
                }
            }
            row.put("breakdown_value", breakdown);
        }
    }
}
