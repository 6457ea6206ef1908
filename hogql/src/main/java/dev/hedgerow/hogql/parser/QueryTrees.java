package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.ArrayJoin;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Cte;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.ExprRelation;
import dev.hedgerow.hogql.ast.GroupBy;
import dev.hedgerow.hogql.ast.LimitBy;
import dev.hedgerow.hogql.ast.NamedWindow;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.SelectQueryBuilder;
import dev.hedgerow.hogql.ast.SelectSetQuery;
import dev.hedgerow.hogql.ast.SelectSetQuery.Arm;
import dev.hedgerow.hogql.ast.SetOperator;
import dev.hedgerow.hogql.ast.Setting;
import dev.hedgerow.hogql.ast.Star;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.TupleLiteral;
import dev.hedgerow.hogql.parser.HogqlGrammar.ArrayJoinContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ColumnContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.CteContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ExpressionContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.GroupByContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.GroupingContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.GroupingSetContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.LimitContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.QuerySetContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.QueryTermContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.SelectContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.SetArmContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.SetOperatorContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.SettingContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.SettingValueContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TernaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.WindowsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Queries and their clauses. */
final class QueryTrees {
    private final Trees trees;

    QueryTrees(Trees trees) {
        this.trees = trees;
    }

    Query querySet(QuerySetContext context) {
        return withArms(queryTerm(context.queryTerm()), context.setArm());
    }

    /**
     * A query and what set operations add to it. INTERSECT binds tighter than the others, as in
     * ClickHouse.
     */
    Query withArms(Query first, List<SetArmContext> contexts) {
        Query start = first;
        List<Arm> intersections = new ArrayList<>();
        List<Arm> others = new ArrayList<>();
        for (SetArmContext context : contexts) {
            Arm arm =
                    new Arm(
                            setOperator(context.setOperator()),
                            queryTerm(context.queryTerm()),
                            trees.span(context));
            if (intersects(arm)) {
                intersections.add(arm);
            } else {
                start = intersected(start, others, intersections);
                intersections.clear();
                others.add(arm);
            }
        }
        return combined(intersected(start, others, intersections), others);
    }

    /**
     * Ties a chain of INTERSECTs to the query left of it: the last of the other arms, or else the
     * start.
     */
    private static Query intersected(Query start, List<Arm> others, List<Arm> intersections) {
        if (others.isEmpty()) {
            return combined(start, intersections);
        }
        Arm last = others.removeLast();
        others.add(new Arm(last.operator(), combined(last.query(), intersections), last.span()));
        return start;
    }

    private static Query combined(Query first, List<Arm> arms) {
        return arms.isEmpty()
                ? first
                : new SelectSetQuery(first, arms, Places.cover(first, arms.getLast()));
    }

    private static boolean intersects(Arm arm) {
        return arm.operator() == SetOperator.INTERSECT
                || arm.operator() == SetOperator.INTERSECT_DISTINCT;
    }

    private static SetOperator setOperator(SetOperatorContext context) {
        boolean distinct = context.DISTINCT() != null;
        if (context.UNION() != null) {
            return context.ALL() != null ? SetOperator.UNION_ALL : SetOperator.UNION_DISTINCT;
        }
        if (context.EXCEPT() != null) {
            return SetOperator.EXCEPT;
        }
        return distinct ? SetOperator.INTERSECT_DISTINCT : SetOperator.INTERSECT;
    }

    private Query queryTerm(QueryTermContext context) {
        if (context.select() != null) {
            return select(context.select());
        }
        if (context.querySet() != null) {
            return querySet(context.querySet());
        }
        return everythingFrom(
                context.tag() != null
                        ? trees.tags.tag(context.tag())
                        : trees.exprs.placeholder(context.braces()));
    }

    /** A placeholder or tag where a query has to stand is all that it yields. */
    static Query everythingFrom(Expr expr) {
        return SelectQuery.builder()
                .columns(new Star(List.of(), List.of(), List.of(), expr.span()))
                .from(new ExprRelation(expr, expr.span()))
                .span(expr.span())
                .build();
    }

    /** SELECT with what set operations follow it. */
    Query selectSet(SelectContext select, List<SetArmContext> arms) {
        return withArms(select(select), arms);
    }

    private Expr column(ColumnContext context) {
        Expr expr = trees.exprs.expression(context.expression());
        return context.implicitAlias() == null
                ? expr
                : trees.exprs.aliased(expr, context.implicitAlias());
    }

    private SelectQuery select(SelectContext context) {
        SelectQueryBuilder query =
                SelectQuery.builder()
                        .ctes(
                                context.with() == null
                                        ? List.of()
                                        : each(context.with().cte(), this::cte))
                        .distinct(context.DISTINCT() != null)
                        .columns(each(context.columns().column(), this::column))
                        .from(
                                context.from() == null
                                        ? null
                                        : trees.relations.joins(context.from().joins()))
                        .arrayJoin(arrayJoin(context))
                        .prewhere(optional(context.prewhere))
                        .where(optional(context.where))
                        .groupBy(groupBy(context.groupBy()))
                        .having(optional(context.having))
                        .windows(windows(context.windows()))
                        .qualify(optional(context.qualify))
                        .settings(
                                context.settings() == null
                                        ? List.of()
                                        : each(context.settings().setting(), this::setting))
                        .span(trees.span(context));
        if (context.orderItems() != null) {
            query.orderBy(trees.calls.orderItems(context.orderItems()));
        }
        limits(query, context);
        return query.build();
    }

    private Cte cte(CteContext context) {
        String name = Trees.name(context.identifier());
        if (context.querySet() != null) {
            Query query = querySet(context.querySet());
            return new Cte(
                    Cte.Form.SUBQUERY,
                    name,
                    new Subquery(query, query.span()),
                    trees.span(context));
        }
        return new Cte(
                Cte.Form.COLUMN, name, trees.exprs.ternary(context.ternary()), trees.span(context));
    }

    private @Nullable ArrayJoin arrayJoin(SelectContext select) {
        ArrayJoinContext context = select.arrayJoin();
        if (context == null) {
            return null;
        }
        if (select.from() == null) {
            throw SyntaxErrors.invalid(
                    "Using ARRAY JOIN without a FROM clause is not permitted", trees.span(context));
        }
        List<Expr> arrays = trees.exprs.expressions(context.expressions());
        for (Expr array : arrays) {
            if (!(array instanceof Alias)) {
                throw SyntaxErrors.invalid("ARRAY JOIN arrays must have an alias", array.span());
            }
        }
        return new ArrayJoin(context.LEFT() != null, arrays, trees.span(context));
    }

    private @Nullable GroupBy groupBy(@Nullable GroupByContext context) {
        if (context == null) {
            return null;
        }
        GroupingContext grouping = context.grouping();
        boolean cube = context.CUBE() != null || grouping.CUBE() != null;
        boolean rollup = context.ROLLUP() != null || grouping.ROLLUP() != null;
        boolean sets = grouping.SETS() != null;
        if ((context.CUBE() != null || context.ROLLUP() != null) && grouping.LPAREN() != null) {
            throw SyntaxErrors.invalid(
                    "GROUP BY takes one of CUBE, ROLLUP and GROUPING SETS", trees.span(context));
        }
        return new GroupBy(
                sets
                        ? GroupBy.Mode.GROUPING_SETS
                        : cube
                                ? GroupBy.Mode.CUBE
                                : rollup ? GroupBy.Mode.ROLLUP : GroupBy.Mode.PLAIN,
                sets ? List.of() : trees.exprs.expressions(grouping.expressions()),
                each(grouping.groupingSet(), this::groupingSet),
                context.TOTALS() != null,
                trees.span(context));
    }

    private TupleLiteral groupingSet(GroupingSetContext context) {
        if (context.expression() != null) {
            return new TupleLiteral(
                    List.of(trees.exprs.expression(context.expression())), trees.span(context));
        }
        List<Expr> items =
                context.expressions() == null
                        ? List.of()
                        : trees.exprs.expressions(context.expressions());
        return new TupleLiteral(items, trees.span(context));
    }

    private List<NamedWindow> windows(@Nullable WindowsContext context) {
        return context == null
                ? List.of()
                : each(
                        context.namedWindow(),
                        window ->
                                new NamedWindow(
                                        Trees.name(window.identifier()),
                                        trees.calls.window(window.window()),
                                        trees.span(window)));
    }

    /**
     * {@code LIMIT … BY}, then {@code LIMIT}, each at most once; in PostHog {@code LIMIT a, b} is
     * limit a, offset b.
     */
    private void limits(SelectQueryBuilder query, SelectContext context) {
        boolean limited = false;
        boolean limitedBy = false;
        boolean skips = false;
        for (LimitContext limit : context.limit()) {
            boolean by = limit.BY() != null;
            if (limited || (by && limitedBy)) {
                throw SyntaxErrors.invalid(
                        "A query has at most one LIMIT BY followed by one LIMIT",
                        trees.span(limit));
            }
            if (by) {
                query.limitBy(limitBy(limit));
                limitedBy = true;
            } else {
                TernaryContext offset = limit.second == null ? limit.late : limit.second;
                query.limit(trees.exprs.ternary(limit.count)).withTies(limit.ties() != null);
                query.offset(offset == null ? null : trees.exprs.ternary(offset));
                limited = true;
                skips = offset != null;
            }
        }
        if (context.offset != null) {
            if (skips) {
                throw SyntaxErrors.invalid(
                        "A query has at most one OFFSET", trees.span(context.offset));
            }
            query.offset(trees.exprs.ternary(context.offset));
        }
    }

    /** {@code LIMIT offset, limit BY …}: with BY, the order is ClickHouse's. */
    private LimitBy limitBy(LimitContext context) {
        Expr first = trees.exprs.ternary(context.count);
        Expr second = context.second == null ? null : trees.exprs.ternary(context.second);
        boolean offsetFirst = second != null && context.COMMA() != null;
        return new LimitBy(
                offsetFirst && second != null ? second : first,
                offsetFirst ? first : second,
                trees.exprs.expressions(context.expressions()),
                trees.span(context));
    }

    private Setting setting(SettingContext context) {
        Constant value = settingValue(context.settingValue());
        return new Setting(Trees.name(context.identifier()), value, trees.span(context));
    }

    private Constant settingValue(SettingValueContext context) {
        if (context.number() != null) {
            Object number = Literals.number(context.number().getText());
            return new Constant(
                    context.DASH() == null ? number : Literals.negated(number),
                    trees.span(context));
        }
        if (context.STRING() != null) {
            return new Constant(Literals.string(context.STRING().getSymbol()), trees.span(context));
        }
        if (context.NULL() != null) {
            return new Constant(null, trees.span(context));
        }
        String word = Trees.name(context.identifier());
        return new Constant(
                word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")
                        ? (Object) Boolean.parseBoolean(word)
                        : word,
                trees.span(context));
    }

    private @Nullable Expr optional(@Nullable ExpressionContext context) {
        return context == null ? null : trees.exprs.expression(context);
    }

    static <C, T> List<T> each(List<C> contexts, Function<C, T> convert) {
        List<T> result = new ArrayList<>(contexts.size());
        for (C context : contexts) {
            result.add(convert.apply(context));
        }
        return result;
    }
}
