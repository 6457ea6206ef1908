package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Lambda;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Star;
import dev.hedgerow.hogql.ast.TypeCast;
import dev.hedgerow.hogql.functions.CallTypes;
import dev.hedgerow.hogql.functions.FunctionKind;
import dev.hedgerow.hogql.functions.FunctionSignature;
import dev.hedgerow.hogql.functions.Lowering;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.hogql.parser.Placeholders;
import dev.hedgerow.hogql.parser.Suggestions;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Resolves calls: finds the function, checks the arguments, and expands what HogQL itself can
 * express.
 */
final class CallResolver {
    /** What ClickHouse takes the names of two window functions for where OVER is missing. */
    private static final Map<String, String> AGGREGATES_OF_EDGES =
            Map.of("first_value", "any", "last_value", "anyLast");

    private static final ConcurrentHashMap<String, Expr> EXPANSIONS = new ConcurrentHashMap<>();

    private final State state;
    private final ExprResolver exprs;
    private final ProjectFunctions projectFunctions;

    CallResolver(State state, ExprResolver exprs) {
        this.state = state;
        this.exprs = exprs;
        this.projectFunctions = new ProjectFunctions(state, exprs);
    }

    Typed resolve(Call call, @Nullable TypedWindow window, Scope scope) {
        Optional<Typed> special = projectFunctions.resolve(call, scope);
        if (special.isPresent()) {
            return special.get();
        }
        FunctionSignature function = find(call);
        if (function.isAggregate() && function.minArgs() == 0 && isStar(call.args())) {
            return resolve(call.withArgs(List.of()), window, scope);
        }
        checkCounts(function, call);
        if (function.duckdb() instanceof Lowering.Expansion expansion) {
            return expand(expansion, call, scope);
        }
        if (function.kind() == FunctionKind.TABLE) {
            throw wrong("Function '" + call.name() + "' can only be used in FROM", call.span());
        }
        if (function.kind() == FunctionKind.WINDOW && window == null) {
            String aggregate = AGGREGATES_OF_EDGES.get(function.name());
            if (aggregate != null) {
                return resolve(call.named(aggregate), null, scope);
            }
            throw wrong("Function '" + call.name() + "' can only be used with OVER", call.span());
        }
        Typed filter = call.filter() == null ? null : exprs.resolve(call.filter(), scope);
        List<Typed> params = exprs.resolveAll(call.params(), scope);
        List<Typed> args = arguments(function, call, scope);
        if (function.isAggregate() && window == null) {
            checkNesting(call, args);
        }
        return invoke(
                function, call.name(), params, args, call.distinct(), filter, window, call.span());
    }

    /** A call with resolved arguments: its type, and whether the types of the arguments fit. */
    Typed invoke(
            FunctionSignature function,
            String name,
            List<Typed> params,
            List<Typed> args,
            boolean distinct,
            @Nullable Typed filter,
            @Nullable TypedWindow window,
            Span span) {
        CallTypes types = typesOf(name, args);
        function.check()
                .problem(types)
                .ifPresent(problem -> {
                    throw HogqlException.shown(codeOf(problem), problem, span);
                });
        if (function.duckdb() instanceof Lowering.Missing) {
            throw HogqlException.shown(
                    HogqlErrorCode.NOT_SUPPORTED,
                    "Function '" + name + "' is not supported yet",
                    span);
        }
        return new Typed.Invocation(
                function, name, params, args, distinct, filter, window, function.typeOf(types));
    }

    private static HogqlErrorCode codeOf(String problem) {
        return problem.startsWith("Illegal types ")
                ? HogqlErrorCode.ILLEGAL_TYPES
                : HogqlErrorCode.WRONG_TYPE;
    }

    static CallTypes typesOf(String name, List<Typed> args) {
        List<HogqlType> types = new ArrayList<>();
        List<@Nullable Object> literals = new ArrayList<>();
        for (Typed arg : args) {
            types.add(arg.type());
            literals.add(arg instanceof Typed.Literal literal ? literal.value() : null);
        }
        return new CallTypes(name, types, literals);
    }

    private FunctionSignature find(Call call) {
        return state.functions
                .find(call.name())
                .orElseThrow(() -> {
                    List<String> near =
                            Suggestions.near(
                                    call.name(),
                                    state.functions.all().stream()
                                            .map(FunctionSignature::name)
                                            .toList());
                    String message = "Unsupported function call '" + call.name() + "(...)'";
                    String hint =
                            near.isEmpty()
                                    ? ""
                                    : ". Perhaps you meant '" + near.getFirst() + "(...)'?";
                    return HogqlException.shown(
                            HogqlErrorCode.UNKNOWN_FUNCTION, message + hint, call.span(), near);
                });
    }

    /** {@code count(*)} means {@code count()}. */
    private static boolean isStar(List<Expr> args) {
        return args.size() == 1 && args.getFirst().equals(Star.all(args.getFirst().span()));
    }

    private static void checkNesting(Call call, List<Typed> args) {
        for (Typed arg : args) {
            arg.aggregate()
                    .ifPresent(inner -> {
                        throw wrong(
                                "Aggregation '"
                                        + inner
                                        + "' cannot be nested inside another aggregation '"
                                        + call.name()
                                        + "'.",
                                call.span());
                    });
        }
    }

    private static void checkCounts(FunctionSignature function, Call call) {
        String kind = function.isAggregate() ? "Aggregation" : "Function";
        if (call.params().isEmpty() && function.minParameters() > 0) {
            throw wrong(
                    kind + " '" + call.name() + "' requires parameters in addition to arguments",
                    call.span());
        }
        if (!call.params().isEmpty() && function.maxParameters() == 0) {
            throw wrong(
                    kind + " '" + call.name() + "' does not accept parameters (only arguments)",
                    call.span());
        }
        if (!call.params().isEmpty()) {
            check(
                    kind,
                    call,
                    "parameter",
                    call.params().size(),
                    function.minParameters(),
                    function.maxParameters());
        }
        check(kind, call, "argument", call.args().size(), function.minArgs(), function.maxArgs());
    }

    private static void check(String kind, Call call, String what, int found, int min, int max) {
        if (found >= min && found <= max) {
            return;
        }
        int expected = found < min ? min : max;
        String bound = min == max ? "" : found < min ? "at least " : "at most ";
        throw wrong(
                String.format(
                        Locale.ROOT,
                        "%s '%s' expects %s%d %s%s, found %d",
                        kind,
                        call.name(),
                        bound,
                        expected,
                        what,
                        expected == 1 ? "" : "s",
                        found),
                call.span());
    }

    /** Lambdas come after the other arguments, whose types say what their parameters are. */
    private List<Typed> arguments(FunctionSignature function, Call call, Scope scope) {
        Map<Integer, Typed> resolved = new LinkedHashMap<>();
        List<HogqlType> others = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            if (!(call.args().get(i) instanceof Lambda)) {
                Typed arg = exprs.resolve(call.args().get(i), scope);
                resolved.put(i, arg);
                others.add(arg.type());
            }
        }
        List<Typed> args = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            Typed known = resolved.get(i);
            args.add(
                    known != null
                            ? known
                            : lambda(
                                    (Lambda) call.args().get(i),
                                    function.lambda().parameterTypes(others),
                                    scope));
        }
        return args;
    }

    private Typed lambda(Lambda lambda, List<HogqlType> types, Scope scope) {
        List<Typed.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < lambda.parameters().size(); i++) {
            HogqlType type = i < types.size() ? types.get(i) : Types.UNKNOWN;
            parameters.add(
                    new Typed.Parameter(
                            lambda.parameters().get(i) + "_" + scope.lambdaDepth(), type));
        }
        scope.enterLambda(parameters, lambda.parameters());
        try {
            Typed body = exprs.resolve(lambda.body(), scope);
            return new Typed.Function(
                    parameters.stream().map(Typed.Parameter::name).toList(), body);
        } finally {
            scope.leaveLambda();
        }
    }

    private Typed expand(Lowering.Expansion expansion, Call call, Scope scope) {
        Expr body = EXPANSIONS.computeIfAbsent(expansion.hogql(), HogqlParser::parseExpr);
        Map<String, Expr> values = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            values.put(
                    "a" + (i + 1), i < call.args().size() ? call.args().get(i) : Constant.of(null));
        }
        state.enterForeign(call.span());
        Typed typed = exprs.resolve(Placeholders.fill(body, values), scope);
        state.leaveForeign();
        return typed;
    }

    /**
     * {@code CAST(x AS Type)}: the conversion function of that type, for arrays of each element.
     */
    Typed cast(TypeCast node, Scope scope) {
        return cast(exprs.resolve(node.expr(), scope), node.type(), node.span(), 0);
    }

    private Typed cast(Typed value, String type, Span span, int depth) {
        Optional<String> element = CastNames.elementOf(type);
        if (element.isPresent()) {
            if (value.type().isString()) {
                Typed wanted = new Typed.Literal(type, Types.STRING);
                return exprs.call("JSONExtract", List.of(value, wanted), span);
            }
            Typed.Parameter item =
                    new Typed.Parameter("cast_" + depth, Types.elementOf(value.type()));
            Typed.Function each =
                    new Typed.Function(
                            List.of(item.name()), cast(item, element.get(), span, depth + 1));
            return exprs.call("arrayMap", List.of(each, value), span);
        }
        String name =
                CastNames.functionOf(type)
                        .orElseThrow(() ->
                                HogqlException.shown(
                                        HogqlErrorCode.NOT_SUPPORTED,
                                        "Casting to '" + type + "' is not supported yet",
                                        span));
        return name.isEmpty() ? value : exprs.call(name, List.of(value), span);
    }

    private static HogqlException wrong(String message, Span span) {
        return HogqlException.shown(HogqlErrorCode.WRONG_ARGUMENTS, message, span);
    }
}
