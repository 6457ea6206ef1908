package dev.hedgerow.insights.sessions;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.filter.ActionConditions;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.listing.DisplayName;
import dev.hedgerow.insights.listing.Listing;
import dev.hedgerow.insights.listing.ListingColumn;
import dev.hedgerow.insights.listing.ObjectForm;
import dev.hedgerow.insights.listing.TimeBounds;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.SessionsQuery;
import dev.hedgerow.insights.template.QueryTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans lists of sessions. Pure. */
public final class SessionsPlanner {
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final QueryTemplate OF_EVENTS =
            QueryTemplate.of(
                    "SELECT DISTINCT $session_id FROM events WHERE $session_id IS NOT NULL AND {condition}");
    private static final Expr SESSION_ID = Field.of("session_id");
    private static final List<String> FIELDS =
            List.of(
                    "session_id",
                    "distinct_id",
                    "person_id",
                    "$start_timestamp",
                    "$end_timestamp",
                    "$session_duration",
                    "$entry_current_url",
                    "$entry_pathname",
                    "$entry_hostname",
                    "$end_current_url",
                    "$end_pathname",
                    "$end_hostname",
                    "$entry_utm_source",
                    "$entry_utm_medium",
                    "$entry_utm_campaign",
                    "$entry_utm_term",
                    "$entry_utm_content",
                    "$entry_referring_domain",
                    "$pageview_count",
                    "$autocapture_count",
                    "$screen_count",
                    "$channel_type",
                    "$is_bounce",
                    "$last_external_click_url",
                    "$urls",
                    "$num_uniq_urls");

    private final ProjectSnapshot project;
    private final Instant now;
    private final FilterConditions ofEvents;
    private final FilterConditions ofSessions;
    private final Expr displayName;

    public SessionsPlanner(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.now = now;
        this.ofEvents = new FilterConditions(project, now, FilterScope.EVENTS);
        this.ofSessions = new FilterConditions(project, now, FilterScope.SESSIONS);
        this.displayName =
                DisplayName.of(
                        project.personDisplayNameProperties(),
                        List.of("person", "properties"),
                        Field.of("distinct_id"));
    }

    public Listing plan(SessionsQuery query) {
        List<ListingColumn> columns = query.select().stream().map(this::column).toList();
        return new Listing(
                columns,
                TableName.of("sessions"),
                conditions(query),
                Listing.order(
                        query.orderBy(),
                        Map.of(DisplayName.COLUMN, displayName, "*", SESSION_ID),
                        columns,
                        "$start_timestamp"),
                query.page());
    }

    private ListingColumn column(String text) {
        return switch (ListingColumn.bare(text)) {
            case "*" ->
                    new ListingColumn(
                            text,
                            FIELDS.stream().<Expr>map(Field::of).toList(),
                            new ObjectForm(FIELDS));
            case DisplayName.COLUMN ->
                    DisplayName.column(
                            text,
                            displayName,
                            Call.of("toString", Field.of("person_id")),
                            Field.of("distinct_id"));
            default -> ListingColumn.of(text);
        };
    }

    private List<Expr> conditions(SessionsQuery query) {
        List<Expr> conditions = new ArrayList<>();
        if (query.noSessions()) {
            conditions.add(Conditions.FALSE);
        }
        query.where().forEach(text -> conditions.add(HogqlParser.parseExpr(text)));
        conditions.add(ofSessions.of(query.properties()));
        if (query.personId() != null) {
            conditions.add(
                    Conditions.equal(Call.of("toString", Field.of("person_id")), query.personId()));
        }
        if (query.filterTestAccounts()) {
            conditions.add(having(ofEvents.testAccounts()));
        }
        conditions.add(having(ofEvent(query)));
        conditions.addAll(
                TimeBounds.of(
                        Field.of("$start_timestamp"),
                        query.after(),
                        query.before(),
                        LOOK_BACK,
                        project,
                        now));
        return conditions.stream().filter(condition -> !condition.equals(Conditions.TRUE)).toList();
    }

    /** What one event of the session must meet. */
    private Expr ofEvent(SessionsQuery query) {
        List<Expr> conditions = new ArrayList<>();
        conditions.add(ofEvents.of(query.eventProperties()));
        if (query.event() != null) {
            conditions.add(Conditions.equal(Field.of("event"), query.event()));
        }
        if (query.actionId() != null) {
            conditions.add(action(query.actionId()));
        }
        return Conditions.and(conditions);
    }

    /** Sessions that have an event of a kind. */
    private static Expr having(Expr condition) {
        return condition.equals(Conditions.TRUE)
                ? Conditions.TRUE
                : Conditions.in(SESSION_ID, OF_EVENTS.fill(Map.of("condition", condition)));
    }

    private Expr action(long id) {
        ActionDefinition action = project.actions().get(id);
        if (action == null) {
            throw QueryException.invalid("Action does not exist", "query.actionId");
        }
        return new ActionConditions(ofEvents).of(action);
    }
}
