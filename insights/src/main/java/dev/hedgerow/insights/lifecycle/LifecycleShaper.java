package dev.hedgerow.insights.lifecycle;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.project.SeriesNames;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.Entity.ActionsNode;
import dev.hedgerow.insights.query.Entity.EventsNode;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.time.DateLabels;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Counts actors by status and interval, and shapes the answer. For one answer. */
public final class LifecycleShaper {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter WITH_TIME =
            DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm", Locale.ENGLISH);

    private final LifecyclePlan plan;
    private final ProjectSnapshot project;
    private final Map<LifecycleStatus, long[]> counts = new EnumMap<>(LifecycleStatus.class);

    public LifecycleShaper(LifecyclePlan plan, ProjectSnapshot project) {
        this.plan = plan;
        this.project = project;
        for (LifecycleStatus status : LifecycleStatus.values()) {
            counts.put(status, new long[plan.starts().size()]);
        }
    }

    /**
     * Counts actors that are alike.
     *
     * @param born the interval they were created in, numbered as in {@code active}; -1 for before
     * @param active the intervals with activity; 0 is the one before the first shown
     */
    public void add(long born, BitSet active, long actors) {
        int firstSeen = active.nextSetBit(0);
        for (int i = firstSeen; i >= 0; i = active.nextSetBit(i + 1)) {
            if (i > 0) {
                LifecycleStatus status =
                        i == firstSeen && born == i
                                ? LifecycleStatus.NEW
                                : active.get(i - 1)
                                        ? LifecycleStatus.RETURNING
                                        : LifecycleStatus.RESURRECTING;
                add(status, i - 1, actors);
            }
            if (i < plan.starts().size() && !active.get(i + 1)) {
                add(LifecycleStatus.DORMANT, i, -actors);
            }
        }
    }

    private void add(LifecycleStatus status, int shown, long actors) {
        long[] numbers = counts.get(status);
        if (numbers != null) {
            numbers[shown] += actors;
        }
    }

    /** The {@code results} of the API. */
    public ArrayNode shape() {
        ArrayNode results = JSON.arrayNode();
        counts.forEach((status, numbers) -> results.add(result(status, numbers)));
        return results;
    }

    private ObjectNode result(LifecycleStatus status, long[] numbers) {
        Entity entity = plan.query().series().getFirst();
        String name = SeriesNames.of(entity, project);
        ObjectNode result = JSON.objectNode();
        result.set("action", action(entity, name));
        result.put("label", name + " - " + status.json());
        result.put("status", status.json());
        result.put("count", Arrays.stream(numbers).sum());
        ArrayNode data = result.putArray("data");
        Arrays.stream(numbers).forEach(data::add);
        ArrayNode labels = result.putArray("labels");
        ArrayNode days = result.putArray("days");
        Interval interval = plan.query().interval();
        for (ZonedDateTime start : plan.starts()) {
            labels.add(
                    interval.isWithinDay()
                            ? WITH_TIME.format(start)
                            : DateLabels.label(start, Interval.DAY, plan.range()));
            days.add(DateLabels.day(start, interval));
        }
        return result;
    }

    private static ObjectNode action(Entity entity, String name) {
        ObjectNode action = JSON.objectNode();
        switch (entity) {
            case EventsNode node -> action.put("id", node.event());
            case ActionsNode node -> action.put("id", String.valueOf(node.actionId()));
            case Entity.GroupNode _ -> action.putNull("id");
        }
        action.put("name", name);
        action.put("type", entity instanceof ActionsNode ? "actions" : "events");
        action.put("order", 0);
        action.put("math", "total");
        return action;
    }
}
