package dev.hedgerow.hogql.print;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.sql.SqlFrom;
import dev.hedgerow.hogql.sql.SqlOrder;
import dev.hedgerow.hogql.sql.SqlQuery;
import dev.hedgerow.hogql.sql.SqlTemplate;
import dev.hedgerow.hogql.sql.SqlWindow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spells DuckDB's SQL. One per query; not thread-safe. */
public final class DuckdbPrinter {
    private final StringBuilder out = new StringBuilder(512);
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final Map<Object, Integer> places = new HashMap<>();

    private DuckdbPrinter() {}

    /** SQL and the values of its parameters {@code $1}, {@code $2} …; equal values share one. */
    public record Printed(String sql, List<@Nullable Object> parameters) {}

    public static Printed print(SqlQuery query) {
        DuckdbPrinter printer = new DuckdbPrinter();
        printer.query(query);
        return new Printed(printer.out.toString(), printer.parameters);
    }

    private void query(SqlQuery query) {
        switch (query) {
            case SqlQuery.Select select -> select(select);
            case SqlQuery.Combined combined -> combined(combined);
        }
    }

    private void combined(SqlQuery.Combined query) {
        with(query.ctes());
        nested(query.first());
        for (SqlQuery.Arm arm : query.arms()) {
            out.append(
                    switch (arm.operator()) {
                        case UNION_ALL -> " UNION ALL ";
                        case UNION -> " UNION ";
                        case INTERSECT_ALL -> " INTERSECT ALL ";
                        case INTERSECT -> " INTERSECT ";
                        case EXCEPT_ALL -> " EXCEPT ALL ";
                        case EXCEPT -> " EXCEPT ";
                    });
            nested(arm.query());
        }
    }

    private void nested(SqlQuery query) {
        out.append('(');
        query(query);
        out.append(')');
    }

    private void with(List<SqlQuery.Cte> ctes) {
        for (int i = 0; i < ctes.size(); i++) {
            out.append(i == 0 ? "WITH " : ", ");
            name(ctes.get(i).name());
            out.append(" AS ");
            nested(ctes.get(i).query());
        }
        if (!ctes.isEmpty()) {
            out.append(' ');
        }
    }

    private void select(SqlQuery.Select query) {
        with(query.ctes());
        out.append(query.distinct() ? "SELECT DISTINCT " : "SELECT ");
        for (int i = 0; i < query.items().size(); i++) {
            out.append(i == 0 ? "" : ", ");
            expr(query.items().get(i).expr());
            String name = query.items().get(i).name();
            if (name != null) {
                out.append(" AS ");
                name(name);
            }
        }
        if (query.from() != null) {
            out.append(" FROM ");
            from(query.from());
        }
        clause(" WHERE ", query.where());
        if (query.groupBy() != null) {
            groupBy(query.groupBy());
        }
        clause(" HAVING ", query.having());
        clause(" QUALIFY ", query.qualify());
        if (!query.orderBy().isEmpty()) {
            out.append(" ORDER BY ");
            order(query.orderBy());
        }
        clause(" LIMIT ", query.limit());
        clause(" OFFSET ", query.offset());
    }

    private void clause(String keyword, @Nullable Sql expr) {
        if (expr != null) {
            out.append(keyword);
            expr(expr);
        }
    }

    private void groupBy(SqlQuery.Grouping grouping) {
        out.append(" GROUP BY ");
        switch (grouping.mode()) {
            case PLAIN -> exprs(grouping.exprs());
            case ROLLUP -> grouped("ROLLUP (", grouping.exprs());
            case CUBE -> grouped("CUBE (", grouping.exprs());
            case SETS -> {
                out.append("GROUPING SETS (");
                for (int i = 0; i < grouping.sets().size(); i++) {
                    grouped(i == 0 ? "(" : ", (", grouping.sets().get(i));
                }
                out.append(')');
            }
        }
    }

    private void grouped(String open, List<Sql> exprs) {
        out.append(open);
        exprs(exprs);
        out.append(')');
    }

    private void order(List<SqlOrder> order) {
        for (int i = 0; i < order.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            expr(order.get(i).expr());
            out.append(order.get(i).descending() ? " DESC" : " ASC");
            out.append(order.get(i).nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    private void from(SqlFrom from) {
        switch (from) {
            case SqlFrom.ProjectTable table -> {
                out.append("(SELECT * FROM main.");
                name(table.table());
                out.append(" WHERE project_id = ").append(table.projectId()).append(") AS ");
                name(table.alias());
            }
            case SqlFrom.Derived derived -> {
                nested(derived.query());
                out.append(" AS ");
                name(derived.alias());
            }
            case SqlFrom.CteUse cte -> {
                name(cte.name());
                out.append(" AS ");
                name(cte.alias());
            }
            case SqlFrom.Function function -> function(function);
            case SqlFrom.Join join -> join(join);
        }
    }

    private void function(SqlFrom.Function function) {
        expr(function.call());
        out.append(" AS ");
        name(function.alias());
        for (int i = 0; i < function.columns().size(); i++) {
            out.append(i == 0 ? "(" : ", ");
            name(function.columns().get(i));
        }
        out.append(')');
    }

    private void join(SqlFrom.Join join) {
        from(join.left());
        out.append(' ').append(join.kind().text()).append(' ');
        boolean nested = join.right() instanceof SqlFrom.Join;
        out.append(nested ? "(" : "");
        from(join.right());
        out.append(nested ? ")" : "");
        clause(" ON ", join.on());
    }

    private void exprs(List<Sql> exprs) {
        for (int i = 0; i < exprs.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            expr(exprs.get(i));
        }
    }

    private void expr(Sql expr) {
        switch (expr) {
            case Sql.Column column -> {
                if (column.relation() != null) {
                    name(column.relation());
                    out.append('.');
                }
                name(column.name());
            }
            case Sql.Value value -> value(value.value());
            case Sql.Fragment fragment -> template(fragment.template(), fragment.args(), null);
            case Sql.Aggregate aggregate ->
                    template(aggregate.template(), aggregate.args(), aggregate);
            case Sql.Lambda lambda -> lambda(lambda);
            case Sql.Subselect subselect -> nested(subselect.query());
            case Sql.Logic logic -> logic(logic);
        }
    }

    private void lambda(Sql.Lambda lambda) {
        out.append("lambda ");
        for (int i = 0; i < lambda.parameters().size(); i++) {
            out.append(i == 0 ? "" : ", ");
            name(lambda.parameters().get(i));
        }
        out.append(": ");
        expr(lambda.body());
    }

    private void logic(Sql.Logic logic) {
        if (logic.operands().isEmpty()) {
            out.append(logic.all());
            return;
        }
        out.append('(');
        for (int i = 0; i < logic.operands().size(); i++) {
            out.append(i == 0 ? "" : logic.all() ? " AND " : " OR ");
            expr(logic.operands().get(i));
        }
        out.append(')');
    }

    private void template(SqlTemplate template, List<Sql> args, Sql.@Nullable Aggregate aggregate) {
        for (SqlTemplate.Piece piece : template.pieces()) {
            switch (piece) {
                case SqlTemplate.Text text -> out.append(text.text());
                case SqlTemplate.Argument argument -> expr(args.get(argument.index()));
                case SqlTemplate.Arguments rest ->
                        exprs(args.subList(Math.min(rest.from(), args.size()), args.size()));
                case SqlTemplate.Distinct _ ->
                        out.append(aggregate != null && aggregate.distinct() ? "DISTINCT " : "");
                case SqlTemplate.Over _ -> {
                    if (aggregate != null) {
                        over(aggregate);
                    }
                }
            }
        }
    }

    private void over(Sql.Aggregate aggregate) {
        if (aggregate.filter() != null) {
            out.append(" FILTER (WHERE ");
            expr(aggregate.filter());
            out.append(')');
        }
        if (aggregate.over() != null) {
            out.append(" OVER (");
            window(aggregate.over());
            out.append(')');
        }
    }

    private void window(SqlWindow window) {
        if (!window.partitionBy().isEmpty()) {
            out.append("PARTITION BY ");
            exprs(window.partitionBy());
        }
        if (!window.orderBy().isEmpty()) {
            out.append(" ORDER BY ");
            order(window.orderBy());
        }
        SqlWindow.Frame frame = window.frame();
        if (frame != null) {
            out.append(frame.rows() ? " ROWS " : " RANGE ");
            out.append(frame.end() == null ? "" : "BETWEEN ");
            bound(frame.start());
            if (frame.end() != null) {
                out.append(" AND ");
                bound(frame.end());
            }
        }
    }

    private void bound(SqlWindow.Bound bound) {
        if (bound.offset() != null) {
            expr(bound.offset());
            out.append(' ');
        }
        out.append(
                switch (bound.edge()) {
                    case UNBOUNDED_PRECEDING -> "UNBOUNDED PRECEDING";
                    case PRECEDING -> "PRECEDING";
                    case CURRENT_ROW -> "CURRENT ROW";
                    case FOLLOWING -> "FOLLOWING";
                    case UNBOUNDED_FOLLOWING -> "UNBOUNDED FOLLOWING";
                });
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("NULL");
            case Boolean truth -> out.append(truth.booleanValue());
            case Long number -> number(number);
            case BigInteger number -> out.append(number);
            case BigDecimal number -> out.append(number.toPlainString());
            case Double number -> number(number);
            default -> bind(value);
        }
    }

    private void number(long number) {
        if (number < 0) {
            out.append('(').append(number).append(')');
        } else {
            out.append(number);
        }
    }

    private void number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            out.append("CAST('").append(number).append("' AS DOUBLE)");
        } else {
            out.append("CAST(").append(number).append(" AS DOUBLE)");
        }
    }

    private void bind(Object value) {
        Integer place = places.get(value);
        if (place == null) {
            parameters.add(value);
            place = parameters.size();
            places.put(value, place);
        }
        out.append('$').append(place.intValue());
    }

    private void name(String name) {
        out.append('"').append(name.replace("\"", "\"\"")).append('"');
    }
}
