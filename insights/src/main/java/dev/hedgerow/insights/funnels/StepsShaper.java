package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.Entity.ActionsNode;
import dev.hedgerow.insights.query.Entity.EventsNode;
import dev.hedgerow.insights.query.Entity.GroupNode;
import dev.hedgerow.insights.query.FunnelOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From attempts to the steps of a funnel, once or per breakdown value (funnels rules 1 to 6). */
final class StepsShaper {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEFAULT_LIMIT = 25;

    /** One funnel of the answer. */
    private record Shown(@Nullable JsonNode name, @Nullable JsonNode id, StepTally tally) {}

    private final FunnelPlan plan;
    private final ValueJson values;
    private final ProjectSnapshot project;
    private final StepTallies tallies;

    StepsShaper(FunnelPlan plan, FunnelRows rows, ProjectSnapshot project, StepTallies tallies) {
        this.tallies = tallies;
        this.plan = plan;
        this.values = new ValueJson(plan.breakdown(), rows.values(), project);
        this.project = project;
    }

    ArrayNode shape() {
        if (plan.breakdown() instanceof FunnelBreakdown.None) {
            return tallies.isEmpty()
                    ? JSON.arrayNode()
                    : funnel(new Shown(null, null, tallies.of(0)));
        }
        List<Shown> funnels = new ArrayList<>();
        StepTally other = tallies.empty();
        List<Integer> order = order();
        int limit = limit();
        for (int i = 0; i < order.size(); i++) {
            int value = order.get(i);
            StepTally tally = tallies.of(value);
            if (i < limit) {
                funnels.add(new Shown(values.shown(value), values.id(value), tally));
            } else {
                other.addAll(tally);
            }
        }
        if (order.size() > limit) {
            funnels.add(new Shown(values.other(), values.other(), other));
            funnels.sort(Comparator.comparing(Shown::tally, StepTally::compare).reversed());
        }
        ArrayNode all = JSON.arrayNode();
        funnels.forEach(funnel -> all.add(funnel(funnel)));
        return all;
    }

    private List<Integer> order() {
        Set<Integer> shown = new HashSet<>(tallies.values());
        if (plan.breakdown() instanceof FunnelBreakdown.Cohorts cohorts
                && cohorts.hasComplement()) {
            shown.addAll(List.of(0, 1));
        }
        List<Integer> order = new ArrayList<>(shown);
        order.sort(
                Comparator.<Integer, StepTally>comparing(tallies::of, StepTally::compare)
                        .reversed()
                        .thenComparing(value -> values.shown(value).toString()));
        return order;
    }

    private int limit() {
        Integer limit = plan.query().breakdown().limit();
        boolean limited =
                plan.breakdown() instanceof FunnelBreakdown.Texts texts && texts.limited();
        return limited ? (limit == null ? DEFAULT_LIMIT : limit) : Integer.MAX_VALUE;
    }

    private ArrayNode funnel(Shown shown) {
        ArrayNode steps = JSON.arrayNode();
        for (int step = 0; step < plan.rules().steps(); step++) {
            ObjectNode json = step(step, shown.tally());
            if (shown.name() != null) {
                json.set("breakdown", shown.name());
                json.set("breakdown_value", shown.id());
            }
            steps.add(json);
        }
        return steps;
    }

    private ObjectNode step(int step, StepTally tally) {
        Entity entity = plan.series().get(step);
        ObjectNode json = JSON.objectNode();
        boolean unordered = plan.rules().order() == FunnelOrder.UNORDERED;
        json.set("action_id", unordered ? JSON.nullNode() : id(entity));
        json.set("name", unordered ? completed(step + 1) : name(entity));
        json.put("custom_name", unordered ? null : entity.details().customName());
        json.put("order", step);
        json.set("people", JSON.arrayNode());
        json.put("count", tally.count(step));
        json.put("type", entity instanceof ActionsNode && !unordered ? "actions" : "events");
        Durations durations = tally.durations(step);
        json.set("average_conversion_time", number(durations.mean()));
        json.set("median_conversion_time", number(durations.median()));
        return json;
    }

    private static JsonNode completed(int steps) {
        return JSON.stringNode("Completed " + steps + (steps == 1 ? " step" : " steps"));
    }

    private static JsonNode id(Entity entity) {
        return switch (entity) {
            case EventsNode node -> text(node.event());
            case ActionsNode node -> JSON.numberNode(node.actionId());
            case GroupNode _ -> JSON.nullNode();
        };
    }

    private JsonNode name(Entity entity) {
        return switch (entity) {
            case EventsNode node -> text(node.event());
            case ActionsNode node -> {
                ActionDefinition action = project.actions().get(node.actionId());
                yield text(action == null ? null : action.name());
            }
            case GroupNode node -> text(node.details().name());
        };
    }

    private static JsonNode text(@Nullable String text) {
        return text == null ? JSON.nullNode() : JSON.stringNode(text);
    }

    /** Whole seconds without a point, as PostHog writes them. */
    private static JsonNode number(OptionalDouble number) {
        if (number.isEmpty()) {
            return JSON.nullNode();
        }
        double value = number.getAsDouble();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? JSON.numberNode((long) value)
                : JSON.numberNode(value);
    }
}
