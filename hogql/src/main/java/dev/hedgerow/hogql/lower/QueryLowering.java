package dev.hedgerow.hogql.lower;

import dev.hedgerow.hogql.ast.GroupBy;
import dev.hedgerow.hogql.ast.JoinKind;
import dev.hedgerow.hogql.ast.JoinStrictness;
import dev.hedgerow.hogql.ast.SetOperator;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.resolve.Typed;
import dev.hedgerow.hogql.resolve.TypedFrom;
import dev.hedgerow.hogql.resolve.TypedOrder;
import dev.hedgerow.hogql.resolve.TypedQuery;
import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.sql.SqlFrom;
import dev.hedgerow.hogql.sql.SqlOrder;
import dev.hedgerow.hogql.sql.SqlQuery;
import dev.hedgerow.hogql.sql.SqlTemplate;
import dev.hedgerow.hogql.sql.SqlWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lowers queries for DuckDB. One per compilation; not thread-safe. */
public final class QueryLowering {
    private final CompileContext context;
    private final ExprLowering exprs;
    private final TimeBounds bounds;
    private boolean outerJoins;

    public QueryLowering(CompileContext context) {
        this.context = context;
        this.exprs = new ExprLowering(context, this);
        this.bounds = new TimeBounds(exprs, context.now());
    }

    public SqlQuery lower(TypedQuery query) {
        return switch (query) {
            case TypedQuery.Select select -> select(select, List.of());
            case TypedQuery.Combined combined -> combined(combined);
        };
    }

    private SqlQuery combined(TypedQuery.Combined query) {
        List<SqlQuery.Arm> arms = new ArrayList<>();
        for (TypedQuery.Arm arm : query.arms()) {
            arms.add(new SqlQuery.Arm(operator(arm.operator()), lower(arm.query())));
        }
        return new SqlQuery.Combined(with(query.with()), lower(query.first()), arms);
    }

    private static SqlQuery.Operator operator(SetOperator operator) {
        return switch (operator) {
            case UNION_ALL -> SqlQuery.Operator.UNION_ALL;
            case UNION_DISTINCT -> SqlQuery.Operator.UNION;
            case INTERSECT -> SqlQuery.Operator.INTERSECT_ALL;
            case INTERSECT_DISTINCT -> SqlQuery.Operator.INTERSECT;
            case EXCEPT -> SqlQuery.Operator.EXCEPT_ALL;
        };
    }

    private List<SqlQuery.Cte> with(List<TypedQuery.With> with) {
        List<SqlQuery.Cte> ctes = new ArrayList<>();
        for (TypedQuery.With one : with) {
            ctes.add(new SqlQuery.Cte(one.name(), lower(one.query())));
        }
        return ctes;
    }

    /**
     * Lowers a SELECT.
     *
     * @param more conditions that its rows must meet, too
     */
    private SqlQuery select(TypedQuery.Select query, List<Sql> more) {
        if (FillLowering.fills(query)) {
            return new FillLowering(exprs, query)
                    .lower(with(query.with()), rows -> select(rows, more));
        }
        TimeBounds.Found found = bounds.learn(query.where());
        Set<Typed> leftOut = leftOut(query.groupBy());
        List<SqlQuery.Item> items = exprs.leavingOut(leftOut, () -> items(query.items()));
        boolean ties = query.withTies() && query.limit() != null;
        List<SqlOrder> order = exprs.leavingOut(leftOut, () -> order(query));
        return new SqlQuery.Select(
                with(query.with()),
                query.distinct(),
                items,
                query.from() == null ? null : from(query.from(), found),
                all(condition(query.where()), more),
                grouping(query.groupBy(), query.items(), leftOut),
                exprs.leavingOut(leftOut, () -> condition(query.having())),
                exprs.leavingOut(leftOut, () -> qualify(query, ties)),
                order,
                ties ? null : limit(query.limit(), order),
                optional(query.offset()));
    }

    private List<SqlQuery.Item> items(List<TypedQuery.Item> items) {
        List<SqlQuery.Item> result = new ArrayList<>();
        for (TypedQuery.Item item : items) {
            result.add(new SqlQuery.Item(exprs.value(item.expr()), item.column()));
        }
        return result;
    }

    /** Keys that some groups go without and that are never null otherwise. */
    private static Set<Typed> leftOut(TypedQuery.@Nullable Grouping grouping) {
        if (grouping == null || grouping.mode() == GroupBy.Mode.PLAIN) {
            return Set.of();
        }
        return Stream.concat(
                        grouping.exprs().stream(), grouping.sets().stream().flatMap(List::stream))
                .filter(key -> !key.type().nullable() && !(key instanceof Typed.Literal))
                .collect(Collectors.toSet());
    }

    private @Nullable Sql condition(@Nullable Typed condition) {
        return condition == null ? null : exprs.condition(condition, Position.FILTER);
    }

    private static @Nullable Sql all(@Nullable Sql condition, List<Sql> more) {
        if (more.isEmpty()) {
            return condition;
        }
        List<Sql> conditions = new ArrayList<>(more);
        if (condition != null) {
            conditions.add(condition);
        }
        return new Sql.Logic(true, conditions);
    }

    private @Nullable Sql optional(@Nullable Typed value) {
        return value == null ? null : exprs.value(value);
    }

    /**
     * DuckDB 2.0 drops a constant LIMIT over an outer join whose optional side it knows to be empty
     * (a join's largest size is the product of both), unless rows are ordered. It keeps one that is
     * a query.
     */
    private @Nullable Sql limit(@Nullable Typed limit, List<SqlOrder> order) {
        Sql value = optional(limit);
        return value != null && outerJoins && order.isEmpty()
                ? Sql.of("(SELECT $1)", value)
                : value;
    }

    /** What is also a column is ordered by its place, so that it is computed once. */
    private List<SqlOrder> order(TypedQuery.Select query) {
        List<SqlOrder> result = new ArrayList<>();
        for (TypedOrder item : query.orderBy()) {
            int place = placeOf(item.expr(), query.items());
            Sql expr = place > 0 ? Sql.value((long) place) : notAPlace(item.expr());
            result.add(new SqlOrder(expr, item.descending(), item.nullsFirst()));
        }
        return result;
    }

    private static int placeOf(Typed expr, List<TypedQuery.Item> items) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).expr().equals(expr)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** A literal number in ORDER BY or GROUP BY would be read as the place of a column. */
    private Sql notAPlace(Typed expr) {
        Sql value = exprs.value(expr);
        return expr instanceof Typed.Literal ? Sql.of("coalesce($1)", value) : value;
    }

    /** A literal tells no rows apart, but the engine would hash and compare it for each of them. */
    private static List<Typed> keys(TypedQuery.Grouping grouping) {
        if (grouping.mode() != GroupBy.Mode.PLAIN) {
            return grouping.exprs();
        }
        List<Typed> telling =
                grouping.exprs().stream().filter(expr -> !(expr instanceof Typed.Literal)).toList();
        return telling.isEmpty() ? grouping.exprs() : telling;
    }

    private SqlQuery.@Nullable Grouping grouping(
            TypedQuery.@Nullable Grouping grouping,
            List<TypedQuery.Item> items,
            Set<Typed> leftOut) {
        if (grouping == null) {
            return null;
        }
        List<Sql> grouped = new ArrayList<>();
        for (Typed expr : keys(grouping)) {
            int place = leftOut.contains(expr) ? 0 : placeOf(expr, items);
            grouped.add(place > 0 ? Sql.value((long) place) : notAPlace(expr));
        }
        List<List<Sql>> sets = new ArrayList<>();
        for (List<Typed> set : grouping.sets()) {
            sets.add(exprs.values(set));
        }
        SqlQuery.Grouping.Mode mode =
                switch (grouping.mode()) {
                    case PLAIN -> SqlQuery.Grouping.Mode.PLAIN;
                    case ROLLUP -> SqlQuery.Grouping.Mode.ROLLUP;
                    case CUBE -> SqlQuery.Grouping.Mode.CUBE;
                    case GROUPING_SETS -> SqlQuery.Grouping.Mode.SETS;
                };
        return new SqlQuery.Grouping(mode, grouped, sets);
    }

    /**
     * LIMIT BY and WITH TIES, which the engine has not, are conditions on the row's number and
     * rank.
     */
    private @Nullable Sql qualify(TypedQuery.Select query, boolean ties) {
        List<Sql> conditions = new ArrayList<>();
        if (query.qualify() != null) {
            conditions.add(exprs.condition(query.qualify(), Position.FILTER));
        }
        TypedQuery.LimitPerGroup limitBy = query.limitBy();
        if (limitBy != null) {
            SqlWindow window =
                    new SqlWindow(
                            exprs.values(limitBy.exprs()), exprs.order(query.orderBy()), null);
            conditions.add(upTo("row_number()$over", window, limitBy.limit(), limitBy.offset()));
        }
        if (ties && query.limit() != null) {
            SqlWindow window = new SqlWindow(List.of(), exprs.order(query.orderBy()), null);
            conditions.add(upTo("rank()$over", window, query.limit(), null));
        }
        if (conditions.isEmpty()) {
            return null;
        }
        return conditions.size() == 1 ? conditions.getFirst() : new Sql.Logic(true, conditions);
    }

    private Sql upTo(
            @CompileTimeText String function,
            SqlWindow window,
            Typed limit,
            @Nullable Typed offset) {
        Sql number = new Sql.Aggregate(SqlTemplate.of(function), List.of(), false, null, window);
        return offset == null
                ? Sql.of("($1 <= $2)", number, exprs.value(limit))
                : Sql.of(
                        "($1 > $2 AND $1 <= $2 + $3)",
                        number,
                        exprs.value(offset),
                        exprs.value(limit));
    }

    /** Bounds hold for every row of what stands leftmost, unless a join adds rows to it. */
    private SqlFrom from(TypedFrom from, TimeBounds.Found found) {
        return switch (from) {
            case TypedFrom.Derived derived
                    when derived.query() instanceof TypedQuery.Select select ->
                    new SqlFrom.Derived(
                            select(select, Reached.conditions(derived, select, found)),
                            derived.alias());
            case TypedFrom.Join join when isOfLeft(join) -> join(join, from(join.left(), found));
            case TypedFrom.Table _,
                    TypedFrom.Derived _,
                    TypedFrom.CteUse _,
                    TypedFrom.Rows _,
                    TypedFrom.Join _,
                    TypedFrom.Unnest _ ->
                    from(from);
        };
    }

    private static boolean isOfLeft(TypedFrom.Join join) {
        return join.strictness() != JoinStrictness.ANY
                && (join.kind() == JoinKind.LEFT || join.kind() == JoinKind.INNER);
    }

    private SqlFrom from(TypedFrom from) {
        return switch (from) {
            case TypedFrom.Table table ->
                    new SqlFrom.ProjectTable(table.physical(), context.projectId(), table.alias());
            case TypedFrom.Derived derived ->
                    new SqlFrom.Derived(lower(derived.query()), derived.alias());
            case TypedFrom.CteUse cte -> new SqlFrom.CteUse(cte.name(), cte.alias());
            case TypedFrom.Rows rows ->
                    new SqlFrom.Function(
                            exprs.value(rows.call()), rows.alias(), List.of(rows.column()));
            case TypedFrom.Join join -> join(join);
            case TypedFrom.Unnest unnest -> unnest(unnest);
        };
    }

    private SqlFrom join(TypedFrom.Join join) {
        Typed on = join.on();
        return on != null && join.strictness() == JoinStrictness.ANY
                ? anyJoin(join, on)
                : join(join, from(join.left()));
    }

    private SqlFrom join(TypedFrom.Join join, SqlFrom left) {
        Typed on = join.on();
        SqlFrom.Join.Kind kind =
                on == null ? SqlFrom.Join.Kind.CROSS : kind(join.kind(), join.strictness());
        outerJoins |=
                switch (kind) {
                    case LEFT, RIGHT, FULL, ASOF_LEFT, LEFT_LATERAL -> true;
                    case INNER, CROSS, CROSS_LATERAL, ASOF, SEMI, ANTI -> false;
                };
        return new SqlFrom.Join(
                left,
                kind,
                from(join.right()),
                on == null ? null : exprs.condition(on, Position.JOIN));
    }

    /** At most one row of the right side for each of the left. */
    private SqlFrom anyJoin(TypedFrom.Join join, Typed on) {
        if ((join.kind() != JoinKind.LEFT && join.kind() != JoinKind.INNER)
                || join.right() instanceof TypedFrom.Join
                || join.right() instanceof TypedFrom.Unnest) {
            throw HogqlException.shown(
                    HogqlErrorCode.NOT_SUPPORTED,
                    "ANY is supported in LEFT and INNER JOIN of one table or subquery",
                    Span.NONE);
        }
        SqlFrom left = from(join.left());
        SqlFrom right = from(join.right());
        SqlQuery first =
                new SqlQuery.Select(
                        List.of(),
                        false,
                        List.of(new SqlQuery.Item(Sql.of("*"), null)),
                        right,
                        exprs.condition(on, Position.JOIN),
                        null,
                        null,
                        null,
                        List.of(),
                        Sql.value(1L),
                        null);
        SqlFrom one = new SqlFrom.Derived(first, aliasOf(right));
        outerJoins = true;
        return join.kind() == JoinKind.LEFT
                ? new SqlFrom.Join(left, SqlFrom.Join.Kind.LEFT_LATERAL, one, Sql.value(true))
                : new SqlFrom.Join(left, SqlFrom.Join.Kind.CROSS_LATERAL, one, null);
    }

    private static String aliasOf(SqlFrom from) {
        return switch (from) {
            case SqlFrom.ProjectTable table -> table.alias();
            case SqlFrom.Derived derived -> derived.alias();
            case SqlFrom.CteUse cte -> cte.alias();
            case SqlFrom.Function function -> function.alias();
            case SqlFrom.Join _ -> throw HogqlException.internal("a join has no alias");
        };
    }

    private static SqlFrom.Join.Kind kind(JoinKind kind, JoinStrictness strictness) {
        return switch (strictness) {
            case DEFAULT, ALL ->
                    switch (kind) {
                        case INNER -> SqlFrom.Join.Kind.INNER;
                        case LEFT -> SqlFrom.Join.Kind.LEFT;
                        case RIGHT -> SqlFrom.Join.Kind.RIGHT;
                        case FULL -> SqlFrom.Join.Kind.FULL;
                        case CROSS -> SqlFrom.Join.Kind.CROSS;
                    };
            case ASOF ->
                    kind == JoinKind.LEFT ? SqlFrom.Join.Kind.ASOF_LEFT : SqlFrom.Join.Kind.ASOF;
            case SEMI -> SqlFrom.Join.Kind.SEMI;
            case ANTI -> SqlFrom.Join.Kind.ANTI;
            case ANY -> throw HogqlException.internal("an ANY JOIN has a lowering of its own");
        };
    }

    private SqlFrom unnest(TypedFrom.Unnest unnest) {
        List<SqlQuery.Item> items = new ArrayList<>();
        for (int i = 0; i < unnest.arrays().size(); i++) {
            Sql elements = Sql.of("unnest($1)", exprs.value(unnest.arrays().get(i)));
            items.add(new SqlQuery.Item(elements, unnest.columns().get(i)));
        }
        SqlQuery rows =
                new SqlQuery.Select(
                        List.of(), false, items, null, null, null, null, null, List.of(), null,
                        null);
        SqlFrom elements = new SqlFrom.Derived(rows, unnest.alias());
        if (unnest.left() == null) {
            return elements;
        }
        SqlFrom left = from(unnest.left());
        outerJoins |= unnest.keepEmpty();
        return unnest.keepEmpty()
                ? new SqlFrom.Join(left, SqlFrom.Join.Kind.LEFT_LATERAL, elements, Sql.value(true))
                : new SqlFrom.Join(left, SqlFrom.Join.Kind.CROSS_LATERAL, elements, null);
    }
}
