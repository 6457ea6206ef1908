package dev.hedgerow.insights.project;

import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.Entity.ActionsNode;
import dev.hedgerow.insights.query.Entity.EventsNode;
import dev.hedgerow.insights.query.Entity.GroupNode;
import java.util.stream.Collectors;

/** What series and cohorts are called. */
public final class SeriesNames {
    private SeriesNames() {}

    /** The event, the action's name, or those of a group's members. */
    public static String of(Entity entity, ProjectSnapshot project) {
        return switch (entity) {
            case EventsNode node -> node.event() == null ? "All events" : node.event();
            case ActionsNode node -> {
                ActionDefinition action = project.actions().get(node.actionId());
                yield action == null ? String.valueOf(node.actionId()) : action.name();
            }
            case GroupNode group ->
                    group.nodes().stream()
                            .map(node -> of(node, project))
                            .collect(Collectors.joining(", "));
        };
    }

    /** The cohort's name; {@code all users} for everybody. */
    public static String ofCohort(long id, ProjectSnapshot project) {
        if (id == ByCohort.ALL_USERS) {
            return "all users";
        }
        CohortDefinition cohort = project.cohorts().get(id);
        return cohort == null ? String.valueOf(id) : cohort.name();
    }
}
