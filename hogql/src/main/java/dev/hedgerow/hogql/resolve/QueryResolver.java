package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.ArrayJoin;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Cte;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.GroupBy;
import dev.hedgerow.hogql.ast.LimitBy;
import dev.hedgerow.hogql.ast.NamedWindow;
import dev.hedgerow.hogql.ast.OrderItem;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.SelectSetQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.TupleLiteral;
import dev.hedgerow.hogql.ast.WindowCall;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resolves queries clause by clause: WITH, FROM, columns, conditions, groups, order. */
final class QueryResolver {
    private final State state;
    private final ExprResolver exprs;
    private final RelationResolver relations;
    private final ColumnResolver columns;
    private final WindowResolver windows;

    QueryResolver(State state) {
        this.state = state;
        this.exprs = new ExprResolver(state, this);
        this.relations = new RelationResolver(state, exprs, this);
        this.columns = new ColumnResolver(exprs);
        this.windows = new WindowResolver(exprs);
    }

    /** The query that a user wrote. */
    TypedQuery resolveAll(Query query) {
        return resolve(query, null);
    }

    /** A query of ours that must not see the names of the query around it. */
    TypedQuery resolveOwn(Query query) {
        state.enterForeign(query.span());
        TypedQuery typed = resolve(query, null);
        state.leaveForeign();
        return typed;
    }

    TypedQuery resolve(Query query, @Nullable Scope outer) {
        state.enter(query.span());
        try {
            return switch (query) {
                case SelectQuery select -> select(select, outer);
                case SelectSetQuery set -> combined(set, outer);
            };
        } finally {
            state.leave();
        }
    }

    /** The WITH of the first query holds for all of them. */
    private TypedQuery combined(SelectSetQuery set, @Nullable Scope outer) {
        Scope scope = new Scope(outer);
        Query firstQuery = set.first();
        List<TypedQuery.With> with = new ArrayList<>();
        if (firstQuery instanceof SelectQuery select) {
            define(select.ctes(), scope, with);
            firstQuery = select.toBuilder().ctes(List.of()).build();
        }
        TypedQuery first = resolve(firstQuery, scope);
        List<TypedQuery.Output> outputs = first.outputs();
        List<TypedQuery.Arm> arms = new ArrayList<>();
        for (SelectSetQuery.Arm arm : set.arms()) {
            TypedQuery query = resolve(arm.query(), scope);
            outputs = common(outputs, query.outputs(), arm.span());
            arms.add(new TypedQuery.Arm(arm.operator(), query));
        }
        return new TypedQuery.Combined(with, first, arms, outputs);
    }

    private static List<TypedQuery.Output> common(
            List<TypedQuery.Output> first, List<TypedQuery.Output> other, Span span) {
        if (first.size() != other.size()) {
            throw ExprResolver.invalid(
                    "Queries put together have the same number of columns, not "
                            + first.size()
                            + " and "
                            + other.size(),
                    span);
        }
        List<TypedQuery.Output> result = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            HogqlType type = Types.common(first.get(i).type(), other.get(i).type());
            result.add(new TypedQuery.Output(first.get(i).name(), first.get(i).column(), type));
        }
        return result;
    }

    private void define(List<Cte> ctes, Scope scope, List<TypedQuery.With> with) {
        for (Cte cte : ctes) {
            checkName(cte.name(), cte.span());
            if (cte.form() == Cte.Form.SUBQUERY && cte.expr() instanceof Subquery subquery) {
                scope.defining.push(cte.name());
                TypedQuery query = resolve(subquery.query(), scope);
                scope.defining.pop();
                String sqlName = state.uniqueAlias(cte.name());
                scope.define(cte.name(), new Scope.CteTable(sqlName, query));
                with.add(new TypedQuery.With(sqlName, query));
            } else {
                scope.define(cte.name(), cte.expr());
            }
        }
    }

    private TypedQuery select(SelectQuery written, @Nullable Scope outer) {
        SelectQuery query = GroupedUnfolds.apart(written, state.functions);
        Scope scope = new Scope(outer);
        List<TypedQuery.With> with = new ArrayList<>();
        define(query.ctes(), scope, with);
        for (NamedWindow window : query.windows()) {
            scope.namedWindows.put(window.name(), window.spec());
        }
        Supplier<? extends @Nullable TypedFrom> from =
                relations.resolve(query.from(), unaliased(query), scope);
        List<TypedQuery.Item> items = columns.resolve(query.columns(), scope);
        scope.inWhere = true;
        Typed where = both(optional(query.prewhere(), scope), optional(query.where(), scope));
        scope.inWhere = false;
        TypedQuery.Grouping groupBy = grouping(query.groupBy(), items, scope);
        Typed having = optional(query.having(), scope);
        Typed qualify = optional(query.qualify(), scope);
        List<TypedOrder> orderBy = order(query.orderBy(), items, scope);
        boolean grouped =
                groupBy != null
                        || items.stream().anyMatch(item -> item.expr().aggregates())
                        || (having != null && having.aggregates());
        if (having != null && !grouped) {
            where = both(where, having);
            having = null;
        }
        return new TypedQuery.Select(
                with,
                query.distinct(),
                items,
                unfold(from.get(), scope),
                where,
                groupBy,
                having,
                qualify,
                orderBy,
                limitBy(query.limitBy(), scope),
                optional(query.limit(), scope),
                optional(query.offset(), scope),
                query.withTies());
    }

    /** The ARRAY JOIN with columns in the place of the names that the query gives them. */
    private static @Nullable ArrayJoin unaliased(SelectQuery query) {
        ArrayJoin join = query.arrayJoin();
        if (join == null) {
            return null;
        }
        AliasExpansion expansion = new AliasExpansion(query.columns());
        return new ArrayJoin(
                join.keepEmpty(),
                join.arrays().stream().map(expansion::rewrite).toList(),
                join.span());
    }

    private static @Nullable TypedFrom unfold(@Nullable TypedFrom from, Scope scope) {
        TypedFrom result = from;
        for (var unfolded : scope.unfolded.entrySet()) {
            result =
                    new TypedFrom.Unnest(
                            result,
                            List.of(unfolded.getKey()),
                            List.of(unfolded.getValue().column()),
                            unfolded.getValue().relation(),
                            false);
        }
        return result;
    }

    private @Nullable Typed optional(@Nullable Expr expr, Scope scope) {
        return expr == null ? null : exprs.resolve(expr, scope);
    }

    private static @Nullable Typed both(@Nullable Typed left, @Nullable Typed right) {
        if (left == null) {
            return right;
        }
        return right == null ? left : new Typed.Logic(true, List.of(left, right));
    }

    private TypedQuery.@Nullable Grouping grouping(
            @Nullable GroupBy groupBy, List<TypedQuery.Item> items, Scope scope) {
        if (groupBy == null) {
            return null;
        }
        List<Typed> grouped = new ArrayList<>();
        if (isAll(groupBy, scope)) {
            items.stream()
                    .map(TypedQuery.Item::expr)
                    .filter(expr -> !expr.aggregates())
                    .forEach(grouped::add);
            return grouped.isEmpty()
                    ? null
                    : new TypedQuery.Grouping(groupBy.mode(), grouped, List.of());
        }
        for (Expr expr : groupBy.exprs()) {
            grouped.add(positional(expr, items, scope));
        }
        List<List<Typed>> sets = new ArrayList<>();
        for (TupleLiteral set : groupBy.sets()) {
            sets.add(exprs.resolveAll(set.items(), scope));
        }
        return new TypedQuery.Grouping(groupBy.mode(), grouped, sets);
    }

    /** GROUP BY ALL means all columns that aggregate nothing, unless a column has that name. */
    private static boolean isAll(GroupBy groupBy, Scope scope) {
        return groupBy.exprs().size() == 1
                && groupBy.exprs().getFirst() instanceof Field field
                && field.chain().size() == 1
                && field.chain().getFirst().equalsIgnoreCase("all")
                && !scope.aliases.containsKey(field.chain().getFirst())
                && scope.sources.values().stream()
                        .noneMatch(source -> FieldResolver.has(source, field.chain().getFirst()));
    }

    /** A bare number stands for the column at that place. */
    private Typed positional(Expr expr, List<TypedQuery.Item> items, Scope scope) {
        if (expr instanceof Constant constant && constant.value() instanceof Long place) {
            if (place < 1 || place > items.size()) {
                throw ExprResolver.invalid(
                        "There is no column " + place + " to group or order by", expr.span());
            }
            return items.get((int) (place - 1)).expr();
        }
        return exprs.resolve(expr, scope);
    }

    private List<TypedOrder> order(
            List<OrderItem> order, List<TypedQuery.Item> items, Scope scope) {
        List<TypedOrder> result = new ArrayList<>();
        for (OrderItem item : order) {
            Typed expr = positional(item.expr(), items, scope);
            result.add(WindowResolver.ordered(item, expr, fill(item.fill(), scope)));
        }
        return result;
    }

    private TypedOrder.@Nullable Fill fill(OrderItem.@Nullable Fill fill, Scope scope) {
        return fill == null
                ? null
                : new TypedOrder.Fill(
                        optional(fill.from(), scope),
                        optional(fill.to(), scope),
                        optional(fill.step(), scope));
    }

    private TypedQuery.@Nullable LimitPerGroup limitBy(@Nullable LimitBy limitBy, Scope scope) {
        return limitBy == null
                ? null
                : new TypedQuery.LimitPerGroup(
                        exprs.resolve(limitBy.limit(), scope),
                        optional(limitBy.offset(), scope),
                        exprs.resolveAll(limitBy.exprs(), scope));
    }

    TypedWindow windowOf(WindowCall call, Scope scope) {
        if (call.windowName() == null) {
            return windows.resolve(Objects.requireNonNull(call.window()), scope);
        }
        var spec = scope.namedWindows.get(call.windowName());
        if (spec == null) {
            throw ExprResolver.invalid(
                    "There is no window named " + call.windowName(), call.span());
        }
        return windows.resolve(spec, scope);
    }

    /** A name the query gives to something; some characters and words would not come through. */
    void checkName(String name, Span span) {
        if (name.contains("%")) {
            throw ExprResolver.invalid(
                    "The HogQL identifier \""
                            + name
                            + "\" is not permitted as it contains the \"%\" character",
                    span);
        }
        if (name.equalsIgnoreCase("true")
                || name.equalsIgnoreCase("false")
                || name.equalsIgnoreCase("null")
                || name.equals("team_id")) {
            throw HogqlException.shown(
                    HogqlErrorCode.RESERVED_WORD,
                    "\"" + name + "\" cannot be an alias or identifier, as it's a reserved keyword",
                    span);
        }
    }
}
