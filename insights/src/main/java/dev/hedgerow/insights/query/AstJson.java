package dev.hedgerow.insights.query;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.AliasedRelation;
import dev.hedgerow.hogql.ast.And;
import dev.hedgerow.hogql.ast.Arithmetic;
import dev.hedgerow.hogql.ast.ArithmeticOp;
import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.GroupBy;
import dev.hedgerow.hogql.ast.Lambda;
import dev.hedgerow.hogql.ast.Not;
import dev.hedgerow.hogql.ast.Or;
import dev.hedgerow.hogql.ast.OrderItem;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Star;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.ast.TupleLiteral;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads PostHog's trees of HogQL as JSON ({@code __hx_ast}), without joins and windows. */
final class AstJson {
    private static final String KIND = "__hx_ast";

    private AstJson() {}

    static Query query(JsonNode json) {
        if (!kind(json).equals("SelectQuery")) {
            throw unsupported(json);
        }
        return SelectQuery.builder()
                .distinct(json.path("distinct").asBoolean(false))
                .columns(each(json.path("select"), AstJson::expr))
                .from(optional(json.path("select_from"), AstJson::relation))
                .prewhere(optional(json.path("prewhere"), AstJson::expr))
                .where(optional(json.path("where"), AstJson::expr))
                .groupBy(
                        optional(
                                json.path("group_by"),
                                list -> GroupBy.of(each(list, AstJson::expr))))
                .having(optional(json.path("having"), AstJson::expr))
                .orderBy(each(json.path("order_by"), AstJson::order))
                .limit(optional(json.path("limit"), AstJson::expr))
                .offset(optional(json.path("offset"), AstJson::expr))
                .build();
    }

    private static Relation relation(JsonNode json) {
        if (!kind(json).equals("JoinExpr") || !json.path("next_join").isEmpty()) {
            throw unsupported(json);
        }
        JsonNode table = json.path("table");
        Relation relation =
                kind(table).equals("Field")
                        ? new TableName(names(table.path("chain")), Span.NONE)
                        : new SubqueryRelation(query(table), Span.NONE);
        String alias = json.path("alias").asString("");
        return alias.isEmpty() ? relation : new AliasedRelation(relation, alias, Span.NONE);
    }

    private static Expr expr(JsonNode json) {
        return switch (kind(json)) {
            case "Constant" -> Constant.of(value(json.path("value")));
            case "Field" -> field(names(json.path("chain")));
            case "Call" ->
                    new Call(
                            text(json, "name"),
                            each(json.path("params"), AstJson::expr),
                            each(json.path("args"), AstJson::expr),
                            json.path("distinct").asBoolean(false),
                            null,
                            Span.NONE);
            case "Alias" -> new Alias(expr(json.path("expr")), text(json, "alias"), Span.NONE);
            case "And" -> logic(json, operands -> new And(operands, Span.NONE));
            case "Or" -> logic(json, operands -> new Or(operands, Span.NONE));
            case "Not" -> new Not(expr(json.path("expr")), Span.NONE);
            case "Array" -> new ArrayLiteral(each(json.path("exprs"), AstJson::expr), Span.NONE);
            case "Tuple" -> new TupleLiteral(each(json.path("exprs"), AstJson::expr), Span.NONE);
            case "Lambda" ->
                    new Lambda(names(json.path("args")), expr(json.path("expr")), Span.NONE);
            case "CompareOperation" -> compare(json);
            case "ArithmeticOperation" -> arithmetic(json);
            case "SelectQuery" -> new Subquery(query(json), Span.NONE);
            default -> throw unsupported(json);
        };
    }

    /** One operand stands for itself. */
    private static Expr logic(JsonNode json, Function<List<Expr>, Expr> join) {
        List<Expr> operands = each(json.path("exprs"), AstJson::expr);
        if (operands.isEmpty()) {
            throw unsupported(json);
        }
        return operands.size() == 1 ? operands.getFirst() : join.apply(operands);
    }

    private static Expr field(List<String> chain) {
        return chain.equals(List.of("*")) ? Star.all() : new Field(chain, Span.NONE);
    }

    private static Expr compare(JsonNode json) {
        String text = text(json, "op");
        String wanted = text.equals("==") ? "=" : text;
        return new Compare(
                find(CompareOp.values(), op -> op.text().equalsIgnoreCase(wanted), json),
                expr(json.path("left")),
                expr(json.path("right")),
                Span.NONE);
    }

    private static Expr arithmetic(JsonNode json) {
        return new Arithmetic(
                find(ArithmeticOp.values(), op -> op.text().equals(text(json, "op")), json),
                expr(json.path("left")),
                expr(json.path("right")),
                Span.NONE);
    }

    private static OrderItem order(JsonNode json) {
        Expr expr = expr(json.path("expr"));
        return json.path("order").asString("ASC").equals("DESC")
                ? OrderItem.descending(expr)
                : OrderItem.ascending(expr);
    }

    private static @Nullable Object value(JsonNode json) {
        if (json.isString()) {
            return json.asString();
        }
        if (json.isBoolean()) {
            return json.asBoolean();
        }
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return json.asLong();
        }
        return json.isNumber() ? json.asDouble() : null;
    }

    private static List<String> names(JsonNode list) {
        List<String> names = each(list, JsonNode::asString);
        if (names.isEmpty()) {
            throw QueryException.invalid("A name of a tree needs a chain", "query.query");
        }
        return names;
    }

    private static String text(JsonNode json, String field) {
        JsonNode text = json.path(field);
        if (!text.isString()) {
            throw unsupported(json);
        }
        return text.asString();
    }

    private static <T> T find(T[] all, Predicate<T> fits, JsonNode json) {
        Optional<T> found = Arrays.stream(all).filter(fits).findFirst();
        return found.orElseThrow(() -> unsupported(json));
    }

    private static <T> List<T> each(JsonNode list, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        list.forEach(item -> all.add(read.apply(item)));
        return all;
    }

    private static <T> @Nullable T optional(JsonNode json, Function<JsonNode, T> read) {
        return json.isMissingNode() || json.isNull() ? null : read.apply(json);
    }

    private static String kind(JsonNode json) {
        return json.path(KIND).asString("");
    }

    private static QueryException unsupported(JsonNode json) {
        String kind = kind(json);
        return QueryException.invalid(
                "A tree of HogQL cannot have "
                        + (kind.isEmpty() ? "a node without __hx_ast" : "this " + kind + " here"),
                "query.query");
    }
}
