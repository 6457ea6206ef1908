package dev.hedgerow.insights.events;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.filter.ActionConditions;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.ActorsPropertyTaxonomyQuery;
import dev.hedgerow.insights.query.EventTaxonomyQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.template.QueryTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Plans what events of the last 30 days there are, and what properties they and actors have. Pure.
 */
public final class TaxonomyPlanner {
    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private static final QueryTemplate LATEST =
            QueryTemplate.of(
                    "SELECT properties FROM events WHERE {condition} ORDER BY timestamp DESC LIMIT 100");
    private static final QueryTemplate VALUES =
            QueryTemplate.of(
                    """
                    SELECT {value} AS value, count() AS events
                    FROM events WHERE {condition} AND {value} != ''
                    GROUP BY value ORDER BY events DESC, value LIMIT {count}
                    """);
    private static final QueryTemplate DISTINCT_VALUES =
            QueryTemplate.of(
                    "SELECT count(DISTINCT {value}) FROM events WHERE {condition} AND {value} != ''");

    private static final QueryTemplate EVENTS =
            QueryTemplate.of(
                    """
                    SELECT event, count() AS count FROM events WHERE {condition}
                    GROUP BY event ORDER BY count DESC, event LIMIT 1000
                    """);

    /** The newest actors' values first, each with how many values there are. */
    private static final QueryTemplate OF_PERSONS =
            QueryTemplate.of(
                    """
                    SELECT toString({value}) AS value, count() OVER () AS values
                    FROM persons WHERE isNotNull({value})
                    GROUP BY value ORDER BY max(created_at) DESC, value LIMIT {count}
                    """);

    private static final QueryTemplate OF_GROUPS =
            QueryTemplate.of(
                    """
                    SELECT toString({value}) AS value, count() OVER () AS values
                    FROM groups WHERE index = {index} AND isNotNull({value})
                    GROUP BY value ORDER BY max(created_at) DESC, value LIMIT {count}
                    """);

    private final ProjectSnapshot project;
    private final Instant now;

    public TaxonomyPlanner(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.now = now;
    }

    /** The properties, as JSON text, of the latest events. */
    public Query latest(EventTaxonomyQuery query) {
        return LATEST.fill(Map.of("condition", condition(query)));
    }

    /** The commonest values of one property, with how many events have each. */
    public Query values(EventTaxonomyQuery query, String property) {
        return VALUES.fill(
                Map.of(
                        "value", value(property),
                        "condition", condition(query),
                        "count", Constant.of(query.maxValues())));
    }

    /** How many values one property has. */
    public Query distinctValues(EventTaxonomyQuery query, String property) {
        return DISTINCT_VALUES.fill(
                Map.of("value", value(property), "condition", condition(query)));
    }

    /** The names of events with how many have each, the commonest first. */
    public Query events() {
        return EVENTS.fill(Map.of("condition", recent()));
    }

    /** Values of one property of persons or groups, each with how many there are. */
    public Query values(ActorsPropertyTaxonomyQuery query, String property) {
        Expr value = Field.of("properties", property);
        Expr count = Constant.of(query.maxValues());
        return query.groupTypeIndex() == null
                ? OF_PERSONS.fill(Map.of("value", value, "count", count))
                : OF_GROUPS.fill(
                        Map.of(
                                "value",
                                value,
                                "count",
                                count,
                                "index",
                                Constant.of(query.groupTypeIndex())));
    }

    private static Expr value(String property) {
        return Call.of("ifNull", Field.of("properties", property), Constant.of(""));
    }

    private Expr condition(EventTaxonomyQuery query) {
        if (query.event() != null) {
            return Conditions.and(recent(), Conditions.equal(Field.of("event"), query.event()));
        }
        ActionDefinition action = project.actions().get(query.actionId());
        if (action == null) {
            throw QueryException.invalid("Action does not exist", "query.actionId");
        }
        FilterConditions filters = new FilterConditions(project, now, FilterScope.EVENTS);
        return Conditions.and(recent(), new ActionConditions(filters).of(action));
    }

    private Expr recent() {
        return Conditions.compare(
                CompareOp.GREATER_OR_EQUAL,
                Field.of("timestamp"),
                Constant.of(now.minus(LOOK_BACK)));
    }
}
