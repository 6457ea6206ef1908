package dev.hedgerow.insights.lifecycle;

import dev.hedgerow.insights.time.DateLabels;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The intervals and statuses of a lifecycle that readers can ask for the people of. */
public final class LifecycleActorOptions {
    private LifecycleActorOptions() {}

    /** {@code day} and {@code status}, lists of {@code {label, value}}. */
    public static ObjectNode json(LifecyclePlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode days = json.putArray("day");
        for (ZonedDateTime start : plan.starts()) {
            days.addObject()
                    .put("label", DateLabels.label(start, plan.query().interval(), plan.range()))
                    .put("value", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start));
        }
        ArrayNode statuses = json.putArray("status");
        Stream.of(LifecycleStatus.values())
                .map(LifecycleStatus::json)
                .sorted()
                .forEach(status ->
                        statuses.addObject()
                                .put("label", capitalized(status))
                                .put("value", status));
        return json;
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
