package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks which properties the events of a name or action have, with samples of their values.
 *
 * @param properties the only ones asked about; empty for all
 * @param maxValues how many samples each has at most
 */
public record EventTaxonomyQuery(
        @Nullable String event, @Nullable Long actionId, List<String> properties, int maxValues)
        implements QueryNode {
    private static final int USUAL_VALUES = 5;
    private static final int MOST_VALUES = 100;
    private static final int MOST_PROPERTIES = 50;

    public EventTaxonomyQuery {
        properties = properties.stream().distinct().limit(MOST_PROPERTIES).toList();
        maxValues = Math.clamp(maxValues, 1, MOST_VALUES);
    }

    @Override
    public String kind() {
        return "EventTaxonomyQuery";
    }

    static EventTaxonomyQuery parse(Fields fields) {
        String event = fields.text("event");
        Long actionId = fields.longInteger("actionId");
        if (event == null && actionId == null) {
            throw fields.wrong("event", "Either event or action ID must be provided.");
        }
        return new EventTaxonomyQuery(
                event,
                actionId,
                fields.texts("properties"),
                fields.integer("maxPropertyValues", USUAL_VALUES));
    }
}
