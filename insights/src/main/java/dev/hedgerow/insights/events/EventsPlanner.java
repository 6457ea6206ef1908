package dev.hedgerow.insights.events;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.filter.ActionConditions;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.listing.DisplayName;
import dev.hedgerow.insights.listing.Listing;
import dev.hedgerow.insights.listing.ListingColumn;
import dev.hedgerow.insights.listing.TimeBounds;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.EventsQuery;
import dev.hedgerow.insights.query.QueryException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans lists of events. Pure. */
public final class EventsPlanner {
    private static final Duration LOOK_BACK = Duration.ofHours(24);
    private static final Expr TIMESTAMP = Field.of("timestamp");
    private static final Expr DISTINCT_ID = Field.of("distinct_id");

    private final ProjectSnapshot project;
    private final Instant now;
    private final FilterConditions filters;
    private final Expr displayName;

    public EventsPlanner(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.now = now;
        this.filters = new FilterConditions(project, now, FilterScope.EVENTS);
        this.displayName =
                DisplayName.of(
                        project.personDisplayNameProperties(),
                        List.of("person", "properties"),
                        DISTINCT_ID);
    }

    /**
     * The events of a list.
     *
     * @param source a point whose events, or whose actors' events, alone; null for all
     */
    public Listing plan(EventsQuery query, @Nullable ActorSet source) {
        List<ListingColumn> columns = query.select().stream().map(this::column).toList();
        Map<String, Expr> special =
                Map.of(
                        DisplayName.COLUMN,
                        displayName,
                        "person",
                        Field.of("person_id"),
                        "*",
                        Field.of("uuid"));
        return new Listing(
                columns,
                TableName.of("events"),
                conditions(query, source),
                Listing.order(query.orderBy(), special, columns, "timestamp"),
                query.page());
    }

    private ListingColumn column(String text) {
        return switch (ListingColumn.bare(text)) {
            case "*" -> EventColumns.star(text, project.projectId());
            case "person" -> EventColumns.person(text);
            case DisplayName.COLUMN ->
                    DisplayName.column(
                            text,
                            displayName,
                            Call.of("toString", Field.of("person_id")),
                            DISTINCT_ID);
            default -> ListingColumn.of(text);
        };
    }

    private List<Expr> conditions(EventsQuery query, @Nullable ActorSet source) {
        List<Expr> conditions = new ArrayList<>();
        query.where().forEach(text -> conditions.add(HogqlParser.parseExpr(text)));
        conditions.add(filters.of(query.properties()));
        if (!query.events().isEmpty()) {
            conditions.add(Conditions.in(Field.of("event"), query.events()));
        }
        if (query.actionId() != null) {
            conditions.add(action(query.actionId()));
        }
        if (query.personId() != null) {
            conditions.add(
                    Conditions.equal(Call.of("toString", Field.of("person_id")), query.personId()));
        }
        if (source != null) {
            conditions.add(of(source));
        }
        if (query.filterTestAccounts()) {
            conditions.add(filters.testAccounts());
        }
        conditions.addAll(
                TimeBounds.of(TIMESTAMP, query.after(), query.before(), LOOK_BACK, project, now));
        return conditions.stream().filter(condition -> !condition.equals(Conditions.TRUE)).toList();
    }

    /** The events of a point where its insight tells them, else all of the actors'. */
    private static Expr of(ActorSet source) {
        if (source.events() != null) {
            return Conditions.in(Field.of("uuid"), source.events());
        }
        Query ids =
                SelectQuery.builder()
                        .columns(Field.of(ActorSet.ID))
                        .from(new SubqueryRelation(source.query(), Span.NONE))
                        .build();
        Field actor =
                source.groupTypeIndex() == null
                        ? Field.of("person_id")
                        : Field.of("$group_" + source.groupTypeIndex());
        return new Compare(CompareOp.IN, actor, new Subquery(ids, Span.NONE), Span.NONE);
    }

    private Expr action(long id) {
        ActionDefinition action = project.actions().get(id);
        if (action == null) {
            throw QueryException.invalid("Action does not exist", "query.actionId");
        }
        return new ActionConditions(filters).of(action);
    }
}
