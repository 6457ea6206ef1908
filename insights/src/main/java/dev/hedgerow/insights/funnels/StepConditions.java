package dev.hedgerow.insights.funnels;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.EntityConditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.template.QueryTemplate;
import java.util.Map;

/** Steps and exclusions as conditions on events, first-time maths included (funnels rule 11). */
final class StepConditions {
    private static final QueryTemplate FIRST_EVENTS =
            QueryTemplate.of(
                    """
                    SELECT argMin(uuid, timestamp) AS first_uuid
                    FROM events
                    WHERE {condition}
                    GROUP BY person_id
                    """);

    private final EntityConditions entities;
    private final FilterConditions filters;

    StepConditions(EntityConditions entities, FilterConditions filters) {
        this.entities = entities;
        this.filters = filters;
    }

    Expr step(Entity entity) {
        Expr matcher = matcher(entity);
        Expr filtered = Conditions.and(matcher, filters.of(entity.details().filter()));
        return switch (entity.details().math().kind()) {
            case FIRST_TIME_FOR_USER -> Conditions.and(filtered, isFirst(matcher));
            case FIRST_TIME_FOR_USER_WITH_FILTERS, FIRST_MATCHING_EVENT_FOR_USER ->
                    Conditions.and(matcher, isFirst(filtered));
            default -> filtered;
        };
    }

    Expr exclusion(Entity entity) {
        return Conditions.and(matcher(entity), filters.of(entity.details().filter()));
    }

    private Expr matcher(Entity entity) {
        return entities.matcher(entity)
                .orElseThrow(() ->
                        QueryException.invalid(
                                "A step is an action that does not exist.", "query.series"));
    }

    private static Expr isFirst(Expr condition) {
        Query firsts = FIRST_EVENTS.fill(Map.of("condition", condition));
        return Conditions.in(Field.of("uuid"), firsts);
    }
}
