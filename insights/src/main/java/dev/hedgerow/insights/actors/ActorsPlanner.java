package dev.hedgerow.insights.actors;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.AliasedRelation;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Join;
import dev.hedgerow.hogql.ast.JoinConstraint;
import dev.hedgerow.hogql.ast.JoinKind;
import dev.hedgerow.hogql.ast.JoinStrictness;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.listing.DisplayName;
import dev.hedgerow.insights.listing.Form;
import dev.hedgerow.insights.listing.Listing;
import dev.hedgerow.insights.listing.ListingColumn;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.ActorsQuery;
import dev.hedgerow.insights.template.QueryTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Plans lists of people and groups. Pure. */
public final class ActorsPlanner {
    private static final String SOURCE = "source";
    private static final String PERSONS = "persons";
    private static final String GROUPS = "groups";
    private static final Field SOURCE_ID = Field.of(SOURCE, ActorSet.ID);
    private static final Field PERSON_ID = Field.of(PERSONS, "id");
    private static final List<String> USUAL_COLUMNS = List.of("person", "id", "person.$delete");
    private static final List<String> USUAL_GROUP_COLUMNS = List.of("group");
    private static final QueryTemplate BY_DISTINCT_ID =
            QueryTemplate.of(
                    "SELECT person_id FROM person_distinct_ids WHERE distinct_id ILIKE {pattern}");

    private static final String LAST_SEEN = "last_seen";
    private static final String SEEN = "seen";
    private static final QueryTemplate LATEST_EVENTS =
            QueryTemplate.of(
                    "SELECT person_id, max(toNullable(timestamp)) AS last_seen FROM events GROUP BY person_id");

    private final ProjectSnapshot project;
    private final Instant now;

    public ActorsPlanner(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.now = now;
    }

    /**
     * Plans a list.
     *
     * @param source who is behind the query's source; null for all people
     */
    public Listing plan(ActorsQuery query, @Nullable ActorSet source) {
        Integer groupType = source == null ? null : source.groupTypeIndex();
        List<ListingColumn> columns =
                texts(query, groupType).stream().map(text -> column(text, groupType)).toList();
        return new Listing(
                columns,
                source == null && mentions(query, LAST_SEEN) ? withLastSeen() : from(source),
                groupType == null ? ofPersons(query) : ofGroups(query),
                Listing.order(query.orderBy(), special(groupType), columns, "created_at"),
                query.page());
    }

    /** The actors as a table to select from: the columns asked for, and the {@code id}. */
    public SelectQuery tableWithId(ActorsQuery query, @Nullable ActorSet source) {
        SelectQuery table = plan(query, source).asTable();
        if (query.select().isEmpty() || query.select().contains("id")) {
            return table;
        }
        List<Expr> columns = new ArrayList<>(table.columns());
        Integer groupType = source == null ? null : source.groupTypeIndex();
        columns.add(new Alias(id(groupType), "id", Span.NONE));
        return table.toBuilder().columns(columns).build();
    }

    private static List<String> texts(ActorsQuery query, @Nullable Integer groupType) {
        if (!query.select().isEmpty()) {
            return query.select();
        }
        return groupType == null ? USUAL_COLUMNS : USUAL_GROUP_COLUMNS;
    }

    private static boolean mentions(ActorsQuery query, String column) {
        return query.select().stream().map(ListingColumn::bare).anyMatch(column::equals)
                || query.orderBy().stream().anyMatch(text -> text.strip().startsWith(column));
    }

    /** People with the time of their latest event, which those without events do not have. */
    private static Relation withLastSeen() {
        return new Join(
                TableName.of(PERSONS),
                JoinKind.LEFT,
                JoinStrictness.DEFAULT,
                new AliasedRelation(
                        new SubqueryRelation(LATEST_EVENTS.fill(Map.of()), Span.NONE),
                        SEEN,
                        Span.NONE),
                new JoinConstraint.On(equal(PERSON_ID, Field.of(SEEN, "person_id")), Span.NONE),
                Span.NONE);
    }

    private static Relation from(@Nullable ActorSet source) {
        if (source == null) {
            return TableName.of(PERSONS);
        }
        Relation actors =
                new AliasedRelation(
                        new SubqueryRelation(source.query(), Span.NONE), SOURCE, Span.NONE);
        Integer groupType = source.groupTypeIndex();
        return groupType == null
                ? join(actors, JoinKind.INNER, PERSONS, equal(PERSON_ID, SOURCE_ID))
                : join(
                        actors,
                        JoinKind.LEFT,
                        GROUPS,
                        Conditions.and(
                                equal(Field.of(GROUPS, "key"), SOURCE_ID),
                                Conditions.equal(
                                        Field.of(GROUPS, "index"), groupType.longValue())));
    }

    private static Expr equal(Expr left, Expr right) {
        return Conditions.compare(CompareOp.EQUAL, left, right);
    }

    private static Relation join(Relation left, JoinKind kind, String table, Expr condition) {
        return new Join(
                left,
                kind,
                JoinStrictness.DEFAULT,
                TableName.of(table),
                new JoinConstraint.On(condition, Span.NONE),
                Span.NONE);
    }

    private ListingColumn column(String text, @Nullable Integer groupType) {
        return switch (ListingColumn.bare(text)) {
            case "person", "group", "actor" ->
                    new ListingColumn(text, List.of(id(groupType)), Profiles.ID);
            case "id" -> new ListingColumn(text, List.of(id(groupType)), Form.PLAIN);
            case "person.$delete" ->
                    new ListingColumn(
                            text,
                            List.of(),
                            (values, types, json) -> JsonNodeFactory.instance.numberNode(1));
            case "matched_recordings" ->
                    new ListingColumn(
                            text,
                            List.of(),
                            (values, types, json) -> JsonNodeFactory.instance.arrayNode());
            case DisplayName.COLUMN -> displayName(text, groupType);
            default -> ListingColumn.of(text);
        };
    }

    private ListingColumn displayName(String text, @Nullable Integer groupType) {
        return DisplayName.column(text, name(groupType), Call.of("toString", id(groupType)), null);
    }

    private static Expr id(@Nullable Integer groupType) {
        return groupType == null ? PERSON_ID : SOURCE_ID;
    }

    private Expr name(@Nullable Integer groupType) {
        return groupType == null
                ? DisplayName.of(
                        project.personDisplayNameProperties(),
                        List.of(PERSONS, "properties"),
                        Call.of("toString", PERSON_ID))
                : DisplayName.of(List.of("name"), List.of(GROUPS, "properties"), SOURCE_ID);
    }

    private Map<String, Expr> special(@Nullable Integer groupType) {
        Expr name = name(groupType);
        return Map.of(
                DisplayName.COLUMN,
                name,
                "person",
                name,
                "group",
                name,
                "actor",
                id(groupType),
                "id",
                id(groupType));
    }

    private List<Expr> ofPersons(ActorsQuery query) {
        List<Expr> conditions = new ArrayList<>();
        FilterConditions filters = new FilterConditions(project, now, FilterScope.PERSONS);
        Expr properties = filters.of(query.properties());
        if (!properties.equals(Conditions.TRUE)) {
            conditions.add(properties);
        }
        Constant pattern = pattern(query.search());
        if (pattern != null) {
            conditions.add(
                    Conditions.or(
                            List.of(
                                    like(Field.of(PERSONS, "properties", "email"), pattern),
                                    like(Field.of(PERSONS, "properties", "name"), pattern),
                                    like(Call.of("toString", PERSON_ID), pattern),
                                    Conditions.in(
                                            PERSON_ID,
                                            BY_DISTINCT_ID.fill(Map.of("pattern", pattern))))));
        }
        return conditions;
    }

    private static List<Expr> ofGroups(ActorsQuery query) {
        Constant pattern = pattern(query.search());
        return pattern == null
                ? List.of()
                : List.of(
                        Conditions.or(
                                List.of(
                                        like(Field.of(GROUPS, "properties", "name"), pattern),
                                        like(SOURCE_ID, pattern))));
    }

    private static @Nullable Constant pattern(@Nullable String search) {
        return search == null || search.isBlank() ? null : Constant.of("%" + search.strip() + "%");
    }

    private static Expr like(Expr text, Constant pattern) {
        return Conditions.compare(CompareOp.ILIKE, text, pattern);
    }
}
