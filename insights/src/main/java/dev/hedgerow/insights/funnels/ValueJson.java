package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.project.CohortDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Breakdown values as the API shows them (funnels rules 20 to 23). */
final class ValueJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String OTHER = "Other";

    private final FunnelBreakdown breakdown;
    private final ValueIndex values;
    private final ProjectSnapshot project;

    ValueJson(FunnelBreakdown breakdown, ValueIndex values, ProjectSnapshot project) {
        this.breakdown = breakdown;
        this.values = values;
        this.project = project;
    }

    /** The value as people read it. */
    JsonNode shown(int value) {
        return switch (breakdown) {
            case FunnelBreakdown.None _ -> JSON.nullNode();
            case FunnelBreakdown.Texts texts -> text(texts, values.texts(value));
            case FunnelBreakdown.Cohorts cohorts -> JSON.stringNode(cohortName(cohorts, value));
        };
    }

    /** The value as programs name it. */
    JsonNode id(int value) {
        return breakdown instanceof FunnelBreakdown.Cohorts cohorts
                ? cohortId(cohorts.id(value))
                : shown(value);
    }

    JsonNode other() {
        boolean plain = breakdown instanceof FunnelBreakdown.Texts texts && texts.plain();
        return plain ? JSON.stringNode(OTHER) : JSON.arrayNode().add(OTHER);
    }

    private static JsonNode cohortId(long id) {
        return id == ByCohort.ALL_USERS ? JSON.stringNode("all") : JSON.numberNode(id);
    }

    private static JsonNode text(FunnelBreakdown.Texts texts, List<String> value) {
        if (texts.plain()) {
            return JSON.stringNode(value.getFirst());
        }
        ArrayNode list = JSON.arrayNode();
        value.forEach(list::add);
        return list;
    }

    private String cohortName(FunnelBreakdown.Cohorts cohorts, int value) {
        long id = cohorts.id(value);
        if (id == ByCohort.ALL_USERS) {
            return "all users";
        }
        if (id == FunnelBreakdown.Cohorts.COMPLEMENT) {
            return "Not in " + name(cohorts.ids().getFirst());
        }
        return name(id);
    }

    private String name(long id) {
        CohortDefinition cohort = project.cohorts().get(id);
        return cohort == null ? String.valueOf(id) : cohort.name();
    }
}
