package dev.hedgerow.insights.stickiness;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.project.SeriesNames;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.StickinessQuery;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The numbers of intervals, series and periods that readers can ask for the people of. */
public final class StickinessActorOptions {
    private StickinessActorOptions() {}

    /** {@code day}, {@code series} and {@code compare}, lists of {@code {label, value}}. */
    public static ObjectNode json(StickinessPlan plan, ProjectSnapshot project) {
        StickinessQuery query = plan.query();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        int points =
                plan.parts().stream()
                        .filter(part -> !part.previous())
                        .mapToInt(StickinessPlan.Part::points)
                        .max()
                        .orElse(0);
        ArrayNode days = json.putArray("day");
        for (int i = 1; i <= points; i++) {
            days.addObject().put("label", StickinessShaper.label(query, i)).put("value", i);
        }
        List<Entity> entities = query.series();
        ArrayNode series = json.putArray("series");
        for (int i = 0; i < entities.size(); i++) {
            series.addObject()
                    .put("label", SeriesNames.of(entities.get(i), project))
                    .put("value", i);
        }
        if (query.compare().compare()) {
            ArrayNode compare = json.putArray("compare");
            compare.addObject().put("label", "Current").put("value", "current");
            compare.addObject().put("label", "Previous").put("value", "previous");
        }
        return json;
    }
}
