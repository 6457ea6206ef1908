package dev.hedgerow.insights.actorset;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.parser.HogqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people or groups behind a number.
 *
 * @param query one row per actor; its column {@value #ID} is the id of a person or the key of a
 *     group, never null
 * @param groupTypeIndex the type of group, 0 to 4; null for people
 * @param events what was done to be behind the number, one column of uuids; null where any event of
 *     theirs is meant
 */
public record ActorSet(Query query, @Nullable Integer groupTypeIndex, @Nullable Query events) {
    /** The column every such query has. */
    public static final String ID = "actor_id";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Expr FOUND = Field.of("found");
    private static final Expr COUNT_BEFORE_ID =
            HogqlParser.parseExpr("toInt(splitByChar(' ', found)[1])");
    private static final Expr ID_AFTER_COUNT =
            HogqlParser.parseExpr("substring(found, position(found, ' ') + 1)");

    public ActorSet(Query query, @Nullable Integer groupTypeIndex) {
        this(query, groupTypeIndex, null);
    }

    public static ActorSet ofPersons(Query query) {
        return new ActorSet(query, null);
    }

    public static ActorSet ofGroups(int groupTypeIndex, Query query) {
        return new ActorSet(query, groupTypeIndex);
    }

    /**
     * People, or groups of a type, that were found in Java.
     *
     * @param ids of people as UUIDs, or keys of groups, each once
     */
    public static ActorSet ofRows(List<String> ids, @Nullable Integer groupTypeIndex) {
        return new ActorSet(
                SelectQuery.builder().columns(id(FOUND, groupTypeIndex)).from(found(ids)).build(),
                groupTypeIndex);
    }

    /**
     * As {@link #ofRows}, with a number of events in a column {@code event_count}.
     *
     * @param counts by the actor's id
     */
    public static ActorSet ofCounts(Map<String, Long> counts, @Nullable Integer groupTypeIndex) {
        List<String> texts = new ArrayList<>();
        counts.forEach((id, count) -> texts.add(count + " " + id));
        return new ActorSet(
                SelectQuery.builder()
                        .columns(
                                id(ID_AFTER_COUNT, groupTypeIndex),
                                named(COUNT_BEFORE_ID, "event_count"))
                        .from(found(texts))
                        .build(),
                groupTypeIndex);
    }

    private static Expr id(Expr text, @Nullable Integer groupTypeIndex) {
        return named(groupTypeIndex == null ? Call.of("toUUID", text) : text, ID);
    }

    /** One row per text. */
    private static Relation found(List<String> texts) {
        Expr list =
                Call.of(
                        "JSONExtract",
                        Constant.of(JSON.writeValueAsString(texts)),
                        Constant.of("Array(String)"));
        Query rows =
                SelectQuery.builder().columns(named(Call.of("arrayJoin", list), "found")).build();
        return new SubqueryRelation(rows, Span.NONE);
    }

    private static Expr named(Expr expr, String name) {
        return new Alias(expr, name, Span.NONE);
    }
}
