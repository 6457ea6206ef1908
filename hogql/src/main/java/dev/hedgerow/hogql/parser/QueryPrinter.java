package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.ArrayJoin;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Cte;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.FrameBound;
import dev.hedgerow.hogql.ast.GroupBy;
import dev.hedgerow.hogql.ast.LimitBy;
import dev.hedgerow.hogql.ast.OrderItem;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.SelectSetQuery;
import dev.hedgerow.hogql.ast.SelectSetQuery.Arm;
import dev.hedgerow.hogql.ast.SetOperator;
import dev.hedgerow.hogql.ast.TupleLiteral;
import dev.hedgerow.hogql.ast.WindowCall;
import dev.hedgerow.hogql.ast.WindowFrame;
import dev.hedgerow.hogql.ast.WindowSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries and their clauses as text. */
final class QueryPrinter {
    private final StringBuilder out;
    private final ExprPrinter exprs;
    private final RelationPrinter relations;

    QueryPrinter(StringBuilder out) {
        this.out = out;
        exprs = new ExprPrinter(out, this);
        relations = new RelationPrinter(out, exprs, this);
    }

    ExprPrinter exprs() {
        return exprs;
    }

    void query(Query query) {
        switch (query) {
            case SelectQuery node -> select(node);
            case SelectSetQuery node -> set(node);
        }
    }

    private void set(SelectSetQuery node) {
        int start = out.length();
        boolean loose = false;
        arm(node.first());
        for (Arm arm : node.arms()) {
            boolean tight =
                    arm.operator() == SetOperator.INTERSECT
                            || arm.operator() == SetOperator.INTERSECT_DISTINCT;
            if (tight && loose) {
                // From left to right, though INTERSECT binds tighter.
                out.insert(start, '(').append(')');
                loose = false;
            }
            loose = loose || !tight;
            out.append(' ').append(arm.operator().text()).append(' ');
            arm(arm.query());
        }
    }

    private void arm(Query query) {
        switch (query) {
            case SelectQuery node -> select(node);
            case SelectSetQuery node -> {
                out.append('(');
                set(node);
                out.append(')');
            }
        }
    }

    private void select(SelectQuery node) {
        if (!node.ctes().isEmpty()) {
            out.append("WITH ");
            exprs.separated(node.ctes(), this::cte);
            out.append(' ');
        }
        out.append(node.distinct() ? "SELECT DISTINCT " : "SELECT ");
        exprs.list(node.columns());
        if (node.from() != null) {
            out.append(" FROM ");
            relations.print(node.from());
        }
        arrayJoin(node.arrayJoin());
        clause(" PREWHERE ", node.prewhere(), ExprPrinter.ANY);
        clause(" WHERE ", node.where(), ExprPrinter.ANY);
        groupBy(node.groupBy());
        clause(" HAVING ", node.having(), ExprPrinter.ANY);
        windows(node);
        clause(" QUALIFY ", node.qualify(), ExprPrinter.ANY);
        if (!node.orderBy().isEmpty()) {
            out.append(" ORDER BY ");
            exprs.separated(node.orderBy(), this::orderItem);
        }
        limits(node);
        settings(node);
    }

    private void clause(String keyword, @Nullable Expr expr, int least) {
        if (expr != null) {
            out.append(keyword);
            exprs.print(expr, least);
        }
    }

    private void cte(Cte cte) {
        if (cte.form() == Cte.Form.SUBQUERY) {
            out.append(Names.quoted(cte.name())).append(" AS ");
            exprs.print(cte.expr());
        } else {
            exprs.print(cte.expr(), ExprPrinter.NO_ALIAS);
            out.append(" AS ").append(Names.quoted(cte.name()));
        }
    }

    private void arrayJoin(@Nullable ArrayJoin node) {
        if (node != null) {
            exprs.enclosed(
                    node.keepEmpty() ? " LEFT ARRAY JOIN " : " ARRAY JOIN ", node.arrays(), "");
        }
    }

    private void groupBy(@Nullable GroupBy node) {
        if (node == null) {
            return;
        }
        out.append(" GROUP BY ");
        switch (node.mode()) {
            case PLAIN -> exprs.list(node.exprs());
            case CUBE -> exprs.enclosed("CUBE(", node.exprs(), ")");
            case ROLLUP -> exprs.enclosed("ROLLUP(", node.exprs(), ")");
            case GROUPING_SETS -> {
                out.append("GROUPING SETS (");
                exprs.separated(node.sets(), this::groupingSet);
                out.append(')');
            }
        }
        if (node.withTotals()) {
            out.append(" WITH TOTALS");
        }
    }

    private void groupingSet(TupleLiteral set) {
        exprs.enclosed("(", set.items(), ")");
    }

    private void windows(SelectQuery node) {
        if (!node.windows().isEmpty()) {
            out.append(" WINDOW ");
            exprs.separated(
                    node.windows(),
                    window -> {
                        out.append(Names.quoted(window.name())).append(" AS ");
                        window(window.spec());
                    });
        }
    }

    private void orderItem(OrderItem item) {
        exprs.print(item.expr());
        if (item.direction() == OrderItem.Direction.DESCENDING) {
            out.append(" DESC");
        }
        if (item.nulls() != null) {
            out.append(item.nulls() == OrderItem.Nulls.FIRST ? " NULLS FIRST" : " NULLS LAST");
        }
        OrderItem.Fill fill = item.fill();
        if (fill != null) {
            out.append(" WITH FILL");
            clause(" FROM ", fill.from(), ExprPrinter.NO_ALIAS);
            clause(" TO ", fill.to(), ExprPrinter.NO_ALIAS);
            clause(" STEP ", fill.step(), ExprPrinter.NO_ALIAS);
        }
    }

    private void limits(SelectQuery node) {
        LimitBy by = node.limitBy();
        if (by != null) {
            clause(" LIMIT ", by.limit(), ExprPrinter.NO_ALIAS);
            clause(" OFFSET ", by.offset(), ExprPrinter.NO_ALIAS);
            exprs.enclosed(" BY ", by.exprs(), "");
        }
        clause(" LIMIT ", node.limit(), ExprPrinter.NO_ALIAS);
        if (node.withTies()) {
            out.append(" WITH TIES");
        }
        clause(" OFFSET ", node.offset(), ExprPrinter.NO_ALIAS);
    }

    private void settings(SelectQuery node) {
        if (!node.settings().isEmpty()) {
            out.append(" SETTINGS ");
            exprs.separated(
                    node.settings(),
                    setting -> {
                        Constant value = setting.value();
                        out.append(Names.quoted(setting.name()))
                                .append(" = ")
                                .append(Constants.print(value));
                    });
        }
    }

    void windowCall(WindowCall node) {
        exprs.call(node.call());
        out.append(" OVER ");
        if (node.window() != null) {
            window(node.window());
        } else if (node.windowName() != null) {
            out.append(Names.quoted(node.windowName()));
        }
    }

    private void window(WindowSpec spec) {
        out.append('(');
        int start = out.length();
        if (!spec.partitionBy().isEmpty()) {
            exprs.enclosed("PARTITION BY ", spec.partitionBy(), "");
        }
        if (!spec.orderBy().isEmpty()) {
            out.append(out.length() > start ? " " : "").append("ORDER BY ");
            exprs.separated(spec.orderBy(), this::orderItem);
        }
        WindowFrame frame = spec.frame();
        if (frame != null) {
            out.append(out.length() > start ? " " : "").append(frame.unit().name());
            FrameBound end = frame.end();
            if (end == null) {
                bound(" ", frame.start());
            } else {
                bound(" BETWEEN ", frame.start());
                bound(" AND ", end);
            }
        }
        out.append(')');
    }

    private void bound(String before, FrameBound bound) {
        out.append(before);
        if (bound.offset() != null) {
            exprs.print(bound.offset(), ExprPrinter.SUM);
            out.append(' ');
        }
        out.append(bound.kind().name().replace('_', ' '));
    }

    /** Names in a list, as in USING. */
    void names(List<String> names) {
        exprs.separated(names, name -> out.append(Names.quoted(name)));
    }
}
