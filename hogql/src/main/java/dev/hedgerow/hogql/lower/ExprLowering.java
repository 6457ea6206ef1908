package dev.hedgerow.hogql.lower;

import dev.hedgerow.hogql.ast.FrameBound;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.functions.Coercions;
import dev.hedgerow.hogql.functions.Comparisons;
import dev.hedgerow.hogql.functions.Defaults;
import dev.hedgerow.hogql.functions.Takes;
import dev.hedgerow.hogql.resolve.Typed;
import dev.hedgerow.hogql.resolve.TypedOrder;
import dev.hedgerow.hogql.resolve.TypedQuery;
import dev.hedgerow.hogql.resolve.TypedWindow;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.sql.SqlOrder;
import dev.hedgerow.hogql.sql.SqlWindow;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lowers expressions. */
final class ExprLowering {
    private final CompileContext context;
    private final ZoneClock clock;
    private final PropertyLowering properties;
    private final QueryLowering queries;
    private final Map<String, Sql> parameters = new HashMap<>();
    private Set<Typed> leftOut = Set.of();
    private int lambdas;

    ExprLowering(CompileContext context, QueryLowering queries) {
        this.context = context;
        this.clock = new ZoneClock(context);
        this.properties = new PropertyLowering(context.physical());
        this.queries = queries;
    }

    CompileContext context() {
        return context;
    }

    ZoneClock clock() {
        return clock;
    }

    Sql value(Typed typed) {
        return lower(typed, Position.VALUE);
    }

    /** A condition of WHERE, HAVING, QUALIFY or ON. */
    Sql condition(Typed typed, Position position) {
        return Coercions.take(lower(typed, position), typed.type(), Takes.CONDITION, clock);
    }

    /**
     * What is lowered with keys of groups that are left out of some of them: null there by the
     * engine, the default of their type in ClickHouse.
     */
    <T extends @Nullable Object> T leavingOut(Set<Typed> keys, Supplier<T> lowered) {
        Set<Typed> outer = leftOut;
        leftOut = keys;
        try {
            return lowered.get();
        } finally {
            leftOut = outer;
        }
    }

    Sql lower(Typed typed, Position position) {
        if (leftOut.isEmpty()) {
            return present(typed, position);
        }
        if (leftOut.contains(typed)) {
            Sql key = leavingOut(Set.of(), () -> present(typed, position));
            return Sql.of("coalesce($1, $2)", key, Defaults.of(typed.type()));
        }
        return typed instanceof Typed.Invocation call
                        && call.function().isAggregate()
                        && call.over() == null
                ? leavingOut(Set.of(), () -> present(typed, position))
                : present(typed, position);
    }

    private Sql present(Typed typed, Position position) {
        return switch (typed) {
            case Typed.Literal literal -> Sql.value(literal.value());
            case Typed.ColumnRef column -> new Sql.Column(column.relation(), column.column());
            case Typed.PropertyRef property -> properties.lower(property, value(property.json()));
            case Typed.Parameter parameter ->
                    parameters.getOrDefault(
                            parameter.name(), new Sql.Column(null, parameter.name()));
            case Typed.Function function -> new Sql.Lambda(function.parameters(), body(function));
            case Typed.Logic logic -> logic(logic, position);
            case Typed.Invocation call -> new DuckdbCall(this, call, position).lower();
            case Typed.ScalarQuery query -> new Sql.Subselect(queries.lower(query.query()));
            case Typed.InQuery in -> inQuery(in, position);
            case Typed.InList in -> inList(in, position);
        };
    }

    List<Sql> values(List<Typed> typed) {
        List<Sql> result = new ArrayList<>();
        for (Typed one : typed) {
            result.add(value(one));
        }
        return result;
    }

    /** A lambda's body with expressions in place of its parameters. */
    Sql applied(Typed.Function function, List<Sql> arguments) {
        for (int i = 0; i < function.parameters().size() && i < arguments.size(); i++) {
            parameters.put(function.parameters().get(i), arguments.get(i));
        }
        Sql body = body(function);
        function.parameters().forEach(parameters::remove);
        return body;
    }

    private Sql body(Typed.Function function) {
        lambdas++;
        Sql body = value(function.body());
        lambdas--;
        return body;
    }

    /** Whether what is lowered now is computed for each element of an array. */
    boolean inLambda() {
        return lambdas > 0;
    }

    private Sql logic(Typed.Logic logic, Position position) {
        List<Sql> operands = new ArrayList<>();
        for (Typed operand : logic.operands()) {
            operands.add(condition(operand, position));
        }
        return new Sql.Logic(logic.all(), operands);
    }

    /** Null is in a query if one of its rows is null. */
    private Sql inQuery(Typed.InQuery in, Position position) {
        List<TypedQuery.Output> outputs = in.query().outputs();
        List<Sql> left = new ArrayList<>();
        for (int i = 0; i < in.left().size(); i++) {
            Typed value = in.left().get(i);
            HogqlType other = i < outputs.size() ? outputs.get(i).type() : value.type();
            left.add(Comparisons.against(value(value), value.type(), other, clock));
        }
        Sql needle = left.size() == 1 ? left.getFirst() : Sql.of("($*)", left.toArray(Sql[]::new));
        Sql query = new Sql.Subselect(queries.lower(in.query()));
        Sql found = Sql.of("($1 IN $2)", needle, query);
        if (left.size() == 1
                && in.left().getFirst().type().nullable()
                && outputs.getFirst().type().nullable()) {
            found =
                    Sql.of(
                            "CASE WHEN $1 IS NULL THEN (SELECT count(*) > count(found) FROM $2 AS query(found)) ELSE $3 END",
                            needle,
                            query,
                            found);
        }
        if (position == Position.FILTER && !in.negated()) {
            return found;
        }
        Sql known = Sql.of("coalesce($1, false)", found);
        return in.negated() ? Sql.of("(NOT $1)", known) : known;
    }

    /** Null is in a list if null is among the items. */
    private Sql inList(Typed.InList in, Position position) {
        HogqlType type = in.left().type();
        Sql left = value(in.left());
        List<Sql> items = new ArrayList<>();
        boolean hasNull = false;
        HogqlType other = null;
        for (Typed item : in.items()) {
            if (item.type().isNull()) {
                hasNull = true;
            } else {
                items.add(itemOf(item, type));
                other = item.type();
            }
        }
        Sql needle = other == null ? left : Comparisons.against(left, type, other, clock);
        Sql found =
                items.isEmpty()
                        ? Sql.value(false)
                        : Sql.of("($1 IN ($2*))", withFirst(needle, items));
        boolean canBeNull = type.nullable() || !needle.equals(left);
        if (canBeNull && !(position == Position.FILTER && !in.negated())) {
            found = Sql.of("coalesce($1, false)", found);
        }
        if (hasNull) {
            found = Sql.of("(coalesce($1, false) OR $2 IS NULL)", found, left);
        }
        return in.negated() ? Sql.of("(NOT $1)", found) : found;
    }

    private Sql itemOf(Typed item, HogqlType needle) {
        return Comparisons.against(value(item), item.type(), needle, clock);
    }

    private static Sql[] withFirst(Sql first, List<Sql> rest) {
        List<Sql> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all.toArray(Sql[]::new);
    }

    List<SqlOrder> order(List<TypedOrder> order) {
        List<SqlOrder> result = new ArrayList<>();
        for (TypedOrder item : order) {
            result.add(new SqlOrder(value(item.expr()), item.descending(), item.nullsFirst()));
        }
        return result;
    }

    @Nullable SqlWindow window(@Nullable TypedWindow window) {
        if (window == null) {
            return null;
        }
        TypedWindow.Frame frame = window.frame();
        return new SqlWindow(
                values(window.partitionBy()),
                order(window.orderBy()),
                frame == null ? null : frame(frame));
    }

    private SqlWindow.Frame frame(TypedWindow.Frame frame) {
        TypedWindow.Bound end = frame.end();
        return new SqlWindow.Frame(
                frame.rows(), bound(frame.start()), end == null ? null : bound(end));
    }

    private SqlWindow.Bound bound(TypedWindow.Bound bound) {
        return new SqlWindow.Bound(
                edge(bound.kind()), bound.offset() == null ? null : value(bound.offset()));
    }

    private static SqlWindow.Edge edge(FrameBound.Kind kind) {
        return switch (kind) {
            case UNBOUNDED_PRECEDING -> SqlWindow.Edge.UNBOUNDED_PRECEDING;
            case PRECEDING -> SqlWindow.Edge.PRECEDING;
            case CURRENT_ROW -> SqlWindow.Edge.CURRENT_ROW;
            case FOLLOWING -> SqlWindow.Edge.FOLLOWING;
            case UNBOUNDED_FOLLOWING -> SqlWindow.Edge.UNBOUNDED_FOLLOWING;
        };
    }
}
