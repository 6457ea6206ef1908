package dev.hedgerow.insights.actorset;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people or groups behind a number.
 *
 * @param query one row per actor; its column {@value #ID} is the id of a person or the key of a
 *     group, never null
 * @param groupTypeIndex the type of group, 0 to 4; null for people
 */
public record ActorSet(Query query, @Nullable Integer groupTypeIndex) {
    /** The column every such query has. */
    public static final String ID = "actor_id";

    private static final JsonMapper JSON = new JsonMapper();

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
        Expr list =
                Call.of(
                        "JSONExtract",
                        Constant.of(JSON.writeValueAsString(ids)),
                        Constant.of("Array(String)"));
        Query rows =
                SelectQuery.builder()
                        .columns(named(Call.of("arrayJoin", list), "found_id"))
                        .build();
        Expr id = Field.of("found_id");
        return new ActorSet(
                SelectQuery.builder()
                        .columns(named(groupTypeIndex == null ? Call.of("toUUID", id) : id, ID))
                        .from(new SubqueryRelation(rows, Span.NONE))
                        .build(),
                groupTypeIndex);
    }

    private static Expr named(Expr expr, String name) {
        return new Alias(expr, name, Span.NONE);
    }
}
