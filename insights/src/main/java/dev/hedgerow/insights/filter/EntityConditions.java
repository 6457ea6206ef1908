package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.Entity.ActionsNode;
import dev.hedgerow.insights.query.Entity.EventsNode;
import dev.hedgerow.insights.query.Entity.GroupNode;
import java.util.List;
import java.util.Optional;

/** Series and steps as conditions on {@code events}. Pure. */
public final class EntityConditions {
    private static final Expr EVENT = Conditions.field(List.of("event"));

    private final ProjectSnapshot project;
    private final FilterConditions filters;
    private final ActionConditions actions;

    public EntityConditions(ProjectSnapshot project, FilterConditions filters) {
        this.project = project;
        this.filters = filters;
        this.actions = new ActionConditions(filters);
    }

    /** What an entity matches, its own filters included; empty for an action that is unknown. */
    public Optional<Expr> of(Entity entity) {
        return matcher(entity)
                .map(matcher -> Conditions.and(matcher, filters.of(entity.details().filter())));
    }

    /** What an entity matches, its own filters aside; empty for an action that is unknown. */
    public Optional<Expr> matcher(Entity entity) {
        return switch (entity) {
            case EventsNode node ->
                    Optional.of(
                            node.event() == null
                                    ? Conditions.TRUE
                                    : Conditions.equal(EVENT, node.event()));
            case ActionsNode node -> action(node.actionId()).map(actions::of);
            case GroupNode group -> {
                List<Expr> any =
                        group.nodes().stream().map(this::of).flatMap(Optional::stream).toList();
                yield any.isEmpty() ? Optional.empty() : Optional.of(Conditions.or(any));
            }
        };
    }

    private Optional<ActionDefinition> action(long id) {
        return Optional.ofNullable(project.actions().get(id));
    }
}
