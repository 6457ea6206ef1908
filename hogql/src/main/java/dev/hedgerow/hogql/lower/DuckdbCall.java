package dev.hedgerow.hogql.lower;

import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.functions.CallSite;
import dev.hedgerow.hogql.functions.CallTypes;
import dev.hedgerow.hogql.functions.Coercions;
import dev.hedgerow.hogql.functions.FunctionKind;
import dev.hedgerow.hogql.functions.FunctionSignature;
import dev.hedgerow.hogql.functions.Lowering;
import dev.hedgerow.hogql.functions.Takes;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.resolve.Typed;
import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.sql.SqlTemplate;
import dev.hedgerow.hogql.sql.SqlWindow;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call on its way to DuckDB. */
final class DuckdbCall implements CallSite {
    private final ExprLowering exprs;
    private final Typed.Invocation call;
    private final FunctionSignature function;
    private final Position position;
    private final CallTypes types;
    private final boolean distinct;
    private final @Nullable Sql filter;
    private final List<@Nullable Sql> raw;
    private int names;

    DuckdbCall(ExprLowering exprs, Typed.Invocation call, Position position) {
        this(
                exprs,
                call,
                call.function(),
                position,
                call.args(),
                call.distinct(),
                call.filter() == null ? null : exprs.condition(call.filter(), Position.FILTER));
    }

    private DuckdbCall(
            ExprLowering exprs,
            Typed.Invocation call,
            FunctionSignature function,
            Position position,
            List<Typed> args,
            boolean distinct,
            @Nullable Sql filter) {
        this.exprs = exprs;
        this.call =
                new Typed.Invocation(
                        function,
                        call.name(),
                        call.params(),
                        args,
                        distinct,
                        call.filter(),
                        call.over(),
                        call.type());
        this.function = function;
        this.position = position;
        this.types = typesOf(call.name(), args);
        this.distinct = distinct;
        this.filter = filter;
        this.raw = new ArrayList<>(Collections.nCopies(args.size(), null));
    }

    private static CallTypes typesOf(String name, List<Typed> args) {
        List<HogqlType> types = args.stream().map(Typed::type).toList();
        List<@Nullable Object> literals = new ArrayList<>();
        for (Typed arg : args) {
            literals.add(arg instanceof Typed.Literal literal ? literal.value() : null);
        }
        return new CallTypes(name, types, literals);
    }

    Sql lower() {
        return switch (function.duckdb()) {
            case Lowering.Template template -> fromTemplate(template);
            case Lowering.Hook hook -> hook.code().lower(this);
            case Lowering.Expansion _ ->
                    throw HogqlException.internal(
                            "an expansion is resolved, not lowered: " + function.name());
            case Lowering.Missing _ ->
                    throw HogqlException.shown(
                            HogqlErrorCode.NOT_SUPPORTED,
                            "Function '" + call.name() + "' is not supported yet",
                            Span.NONE);
        };
    }

    private Sql fromTemplate(Lowering.Template template) {
        List<Sql> args = new ArrayList<>();
        HogqlType time = null;
        for (int i = 1; i <= call.args().size(); i++) {
            Sql arg = arg(i);
            boolean instant = template.localTime() && isInstant(i);
            if (instant && time == null) {
                time = type(i);
            }
            args.add(instant ? toLocal(arg, type(i)) : arg);
        }
        Sql result =
                function.kind() == FunctionKind.SCALAR || function.kind() == FunctionKind.TABLE
                        ? new Sql.Fragment(template.template(), args)
                        : aggregateOf(template.template(), args);
        return template.toUtc() && call.type().isDateTime()
                ? cutToUtc(result, time == null ? call.type() : time)
                : result;
    }

    /** Whether an argument is a point in time by now: it was one, or the signature made it one. */
    private boolean isInstant(int argument) {
        Takes takes = function.takes(argument);
        return type(argument).isDateTime()
                || takes == Takes.DATETIME
                || (takes == Takes.TEMPORAL && !type(argument).isDate());
    }

    @Override
    public CallTypes types() {
        return types;
    }

    @Override
    public CallTypes parameterTypes() {
        return typesOf(call.name(), call.params());
    }

    @Override
    public HogqlType type() {
        return call.type();
    }

    @Override
    public Sql arg(int argument) {
        return take(argument, function.takes(argument));
    }

    @Override
    public List<Sql> parameters() {
        return exprs.values(call.params());
    }

    @Override
    public Sql applyLambda(int argument, List<Sql> parameters) {
        return call.args().get(argument - 1) instanceof Typed.Function lambda
                ? exprs.applied(lambda, parameters)
                : arg(argument);
    }

    @Override
    public boolean inLambda() {
        return exprs.inLambda();
    }

    @Override
    public int lambdaArity(int argument) {
        return argument <= call.args().size()
                        && call.args().get(argument - 1) instanceof Typed.Function lambda
                ? lambda.parameters().size()
                : 0;
    }

    @Override
    public String freshName() {
        return "v" + height(call) + "_" + ++names;
    }

    /**
     * The height of the tree below: what is inside is lower, so names made of it never clash, and
     * the same expression always gets the same names, which GROUP BY needs.
     */
    private static int height(Typed typed) {
        return switch (typed) {
            case Typed.Invocation node -> 1 + highest(node.args());
            case Typed.Function node -> 1 + height(node.body());
            case Typed.Logic node -> 1 + highest(node.operands());
            case Typed.InList node -> 1 + Math.max(height(node.left()), highest(node.items()));
            case Typed.InQuery node -> 1 + highest(node.left());
            case Typed.PropertyRef node -> 1 + height(node.json());
            case Typed.Literal _, Typed.ColumnRef _, Typed.Parameter _, Typed.ScalarQuery _ -> 0;
        };
    }

    private static int highest(List<Typed> all) {
        return all.stream().mapToInt(DuckdbCall::height).max().orElse(0);
    }

    @Override
    public boolean inFilter() {
        return position != Position.VALUE;
    }

    @Override
    public boolean inJoin() {
        return position == Position.JOIN;
    }

    @Override
    public CompileContext context() {
        return exprs.context();
    }

    @Override
    public Sql take(int argument, Takes takes) {
        Typed typed = call.args().get(argument - 1);
        Sql known = raw.get(argument - 1);
        if (known == null) {
            known = exprs.value(typed);
            raw.set(argument - 1, known);
        }
        return typed instanceof Typed.Function
                ? known
                : Coercions.take(known, typed.type(), takes, exprs.clock());
    }

    @Override
    public Sql toLocal(Sql utc, HogqlType type) {
        return exprs.clock().toLocal(utc, type);
    }

    @Override
    public Sql toUtc(Sql local, HogqlType type) {
        return exprs.clock().toUtc(local, type);
    }

    @Override
    public Sql cutToUtc(Sql local, HogqlType type) {
        for (Typed arg : call.args()) {
            if (arg.type().isDateTime()) {
                return exprs.clock().cutToUtc(local, type, exprs.value(arg));
            }
        }
        return toUtc(local, type);
    }

    @Override
    public Coercions.Clock clock() {
        return exprs.clock();
    }

    @Override
    public Sql lowerAs(
            FunctionSignature other,
            int leadingArgs,
            @Nullable Sql condition,
            boolean distinctToo) {
        Sql both = filter;
        if (condition != null) {
            both = filter == null ? condition : new Sql.Logic(true, List.of(filter, condition));
        }
        List<Typed> args = call.args().subList(0, leadingArgs);
        return new DuckdbCall(exprs, call, other, position, args, distinct || distinctToo, both)
                .lower();
    }

    @Override
    public Sql aggregate(@CompileTimeText String template, Sql... args) {
        return aggregateOf(SqlTemplate.of(template), Arrays.asList(args));
    }

    @Override
    public @Nullable SqlWindow window() {
        return exprs.window(call.over());
    }

    @Override
    public Sql over(SqlWindow.Frame frame, @CompileTimeText String template) {
        SqlWindow window = Objects.requireNonNull(window());
        SqlWindow other = new SqlWindow(window.partitionBy(), window.orderBy(), frame);
        return new Sql.Aggregate(SqlTemplate.of(template), List.of(), false, null, other);
    }

    private Sql aggregateOf(SqlTemplate template, List<Sql> args) {
        if (!template.takesOver() && (filter != null || call.over() != null)) {
            throw HogqlException.shown(
                    HogqlErrorCode.NOT_SUPPORTED,
                    String.format(
                            Locale.ROOT,
                            "'%s' with a condition or a window is not supported yet",
                            call.name()),
                    Span.NONE);
        }
        return new Sql.Aggregate(template, args, distinct, filter, window());
    }
}
