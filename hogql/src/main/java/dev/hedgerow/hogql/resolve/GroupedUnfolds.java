package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.GroupBy;
import dev.hedgerow.hogql.ast.Lambda;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.ast.TreeWalker;
import dev.hedgerow.hogql.functions.FunctionSignature;
import dev.hedgerow.hogql.functions.FunctionTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes apart queries with groups in which {@code arrayJoin} unfolds what another one has unfolded,
 * as PostHog's retention does: the engine unfolds groups one level deep, so the columns of the
 * second level move into a query around the first.
 */
final class GroupedUnfolds {
    private final SelectQuery query;
    private final GroupBy groupBy;
    private final FunctionTable functions;
    private final Map<String, Expr> columns = new LinkedHashMap<>();

    private GroupedUnfolds(SelectQuery query, GroupBy groupBy, FunctionTable functions) {
        this.query = query;
        this.groupBy = groupBy;
        this.functions = functions;
    }

    /**
     * The same rows by one level of unfolding per query; the query itself where it has only one.
     */
    static SelectQuery apart(SelectQuery query, FunctionTable functions) {
        GroupBy groupBy = query.groupBy();
        return groupBy == null || groupBy.mode() != GroupBy.Mode.PLAIN || groupBy.withTotals()
                ? query
                : new GroupedUnfolds(query, groupBy, functions).apart();
    }

    private SelectQuery apart() {
        for (Expr column : query.columns()) {
            String name = name(column);
            Expr expr = column instanceof Alias alias ? alias.expr() : column;
            if (name.isEmpty() || columns.put(name, expr) != null) {
                return query;
            }
        }
        Set<String> second = new HashSet<>();
        columns.keySet()
                .forEach(name -> {
                    if (unfolds(name) && reaches(name, this::unfolds)) {
                        second.add(name);
                    }
                });
        if (second.isEmpty()) {
            return query;
        }
        Set<String> moved = new HashSet<>(second);
        columns.keySet().stream()
                .filter(name -> reaches(name, second::contains))
                .forEach(moved::add);
        return isMovable(moved) ? around(moved) : query;
    }

    /** Whether columns need only other columns, and neither groups nor conditions need them. */
    private boolean isMovable(Set<String> moved) {
        Set<String> needed = new HashSet<>();
        List<Expr> clauses = new ArrayList<>(groupBy.exprs());
        Stream.of(query.prewhere(), query.where(), query.having())
                .filter(Objects::nonNull)
                .forEach(clauses::add);
        clauses.forEach(clause -> needed.addAll(names(clause)));
        return clauses.stream().noneMatch(Constant.class::isInstance)
                && Collections.disjoint(needed, moved)
                && moved.stream()
                        .allMatch(name -> columns.keySet().containsAll(names(column(name))))
                && moved.stream().noneMatch(this::aggregates);
    }

    private SelectQuery around(Set<String> moved) {
        List<Expr> inside = new ArrayList<>();
        List<Expr> outside = new ArrayList<>();
        for (Expr column : query.columns()) {
            String name = name(column);
            if (moved.contains(name)) {
                outside.add(column);
            } else {
                inside.add(column);
                outside.add(new Field(List.of(name), column.span()));
            }
        }
        SelectQuery grouped =
                query.toBuilder()
                        .distinct(false)
                        .columns(inside)
                        .qualify(null)
                        .orderBy(List.of())
                        .limitBy(null)
                        .limit(null)
                        .offset(null)
                        .withTies(false)
                        .settings(List.of())
                        .build();
        return query.toBuilder()
                .ctes(List.of())
                .columns(outside)
                .from(new SubqueryRelation(grouped, query.span()))
                .arrayJoin(null)
                .prewhere(null)
                .where(null)
                .groupBy(null)
                .having(null)
                .windows(List.of())
                .build();
    }

    private static String name(Expr column) {
        return switch (column) {
            case Alias alias -> alias.name();
            case Field field -> field.chain().getLast();
            default -> "";
        };
    }

    /** Whether a column names, itself or by the columns that it names, one of some columns. */
    private boolean reaches(String column, Predicate<String> wanted) {
        Set<String> seen = new HashSet<>(Set.of(column));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (String name : names(column(open.pop()))) {
                if (columns.containsKey(name) && seen.add(name)) {
                    if (wanted.test(name)) {
                        return true;
                    }
                    open.push(name);
                }
            }
        }
        return false;
    }

    private boolean aggregates(String column) {
        return TreeWalker.find(column(column), Call.class).stream()
                .flatMap(call -> functions.find(call.name()).stream())
                .anyMatch(FunctionSignature::isAggregate);
    }

    private Expr column(String name) {
        return Objects.requireNonNull(columns.get(name));
    }

    private boolean unfolds(String column) {
        return TreeWalker.find(column(column), Call.class).stream()
                .anyMatch(call -> call.name().equals("arrayJoin"));
    }

    /** The names in an expression that are not parameters of its lambdas. */
    private static Set<String> names(Expr expr) {
        Set<String> names = new HashSet<>();
        TreeWalker.find(expr, Field.class).forEach(field -> names.add(field.chain().getFirst()));
        TreeWalker.find(expr, Lambda.class)
                .forEach(lambda -> lambda.parameters().forEach(names::remove));
        return names;
    }
}
