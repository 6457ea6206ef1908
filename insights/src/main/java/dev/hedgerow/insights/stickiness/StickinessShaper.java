package dev.hedgerow.insights.stickiness;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.project.SeriesActions;
import dev.hedgerow.insights.project.SeriesNames;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.stickiness.StickinessPlan.Part;
import dev.hedgerow.store.Rows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns the rows of a plan's parts into the answer. Pure. */
public final class StickinessShaper {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final StickinessPlan plan;
    private final ProjectSnapshot project;

    public StickinessShaper(StickinessPlan plan, ProjectSnapshot project) {
        this.plan = plan;
        this.project = project;
    }

    /**
     * The {@code results} of the API.
     *
     * @param rows of each part's query, in the plan's order
     */
    public ArrayNode shape(List<Rows> rows) {
        ArrayNode results = JSON.arrayNode();
        for (int i = 0; i < rows.size(); i++) {
            results.add(result(plan.parts().get(i), rows.get(i)));
        }
        return results;
    }

    private ObjectNode result(Part part, Rows rows) {
        long[] data = data(part, rows);
        boolean cumulative = plan.query().filter().cumulative();
        ObjectNode result = JSON.objectNode();
        result.put("count", Arrays.stream(data).sum());
        ArrayNode numbers = result.putArray("data");
        ArrayNode days = result.putArray("days");
        ArrayNode labels = result.putArray("labels");
        for (int i = 0; i < data.length; i++) {
            numbers.add(cumulative ? Arrays.stream(data, i, data.length).sum() : data[i]);
            days.add(i + 1);
            labels.add(label(plan.query(), i + 1));
        }
        String name = SeriesNames.of(part.entity(), project);
        result.put("label", name);
        result.set("action", action(part, name));
        if (plan.query().compare().compare()) {
            result.put("compare", true);
            result.put("compare_label", part.previous() ? "previous" : "current");
        }
        return result;
    }

    private static long[] data(Part part, Rows rows) {
        long[] data = new long[part.points()];
        for (List<@Nullable Object> row : rows.rows()) {
            if (row.get(0) instanceof Number intervals && row.get(1) instanceof Number actors) {
                int index = intervals.intValue() - 1;
                if (index < data.length) {
                    data[index] += actors.longValue();
                }
            }
        }
        return data;
    }

    /** A number of intervals, such as {@code 2 days or more}. */
    static String label(StickinessQuery query, int intervals) {
        String unit = query.interval().json() + (intervals == 1 ? "" : "s");
        return intervals + " " + unit + (query.filter().cumulative() ? " or more" : "");
    }

    private static ObjectNode action(Part part, String name) {
        ObjectNode action = SeriesActions.of(part.entity(), part.index(), name);
        action.put("math", part.entity().details().math().kind().json());
        return action;
    }
}
