package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.sql.SqlTemplate;
import dev.hedgerow.hogql.sql.SqlWindow;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of an aggregate over the elements of a list instead of rows: what -Array, -ForEach, -Map,
 * -Merge and their like lower their aggregate with. An element is the only argument, or a row of
 * them.
 */
final class ElementSite implements CallSite {
    private final CallSite outer;
    private final FunctionSignature function;
    private final CallTypes types;
    private final List<Sql> parameters;
    private final Sql list;
    private final Sql.Column element;
    private final boolean packed;
    private final boolean distinct;

    private ElementSite(
            CallSite outer,
            FunctionSignature function,
            CallTypes types,
            List<Sql> parameters,
            Sql list,
            Sql.Column element,
            boolean packed,
            boolean distinct) {
        this.outer = outer;
        this.function = function;
        this.types = types;
        this.parameters = parameters;
        this.list = list;
        this.element = element;
        this.packed = packed;
        this.distinct = distinct;
    }

    /** Many rows' arguments in one list. */
    record Elements(Sql list, List<HogqlType> types) {
        /** Whether an element is a row of arguments, not the one argument itself. */
        boolean packed() {
            return types.size() > 1;
        }
    }

    /** The value of an aggregate over the elements of a list, which may be null for none. */
    static Sql reduce(CallSite site, FunctionSignature function, Elements elements) {
        return reduce(site, function, site.parameters(), elements);
    }

    /** As the other, with parameters of its own. */
    static Sql reduce(
            CallSite site, FunctionSignature function, List<Sql> parameters, Elements elements) {
        Sql.Column list = new Sql.Column(null, site.freshName());
        Sql.Column element = new Sql.Column(null, site.freshName());
        ElementSite inner =
                new ElementSite(
                        site,
                        function,
                        typesOf(function.name(), elements.types()),
                        parameters,
                        list,
                        element,
                        elements.packed(),
                        false);
        return Sql.of(
                "list_transform([coalesce($1, [])], $2)[1]",
                elements.list(),
                new Sql.Lambda(List.of(list.name()), inner.lower()));
    }

    static CallTypes typesOf(String name, List<HogqlType> types) {
        return new CallTypes(name, types, Collections.nCopies(types.size(), null));
    }

    private Sql lower() {
        return switch (function.duckdb()) {
            case Lowering.Template template -> aggregate(template.template(), args());
            case Lowering.Hook hook -> hook.code().lower(this);
            case Lowering.Expansion _, Lowering.Missing _ ->
                    throw HogqlException.internal("no list form of " + function.name());
        };
    }

    @Override
    public CallTypes types() {
        return types;
    }

    @Override
    public CallTypes parameterTypes() {
        return outer.parameterTypes();
    }

    @Override
    public HogqlType type() {
        return function.typeOf(types);
    }

    @Override
    public Sql arg(int argument) {
        return take(argument, function.takes(argument));
    }

    @Override
    public List<Sql> parameters() {
        return parameters;
    }

    @Override
    public Sql applyLambda(int argument, List<Sql> parameters) {
        return arg(argument);
    }

    @Override
    public boolean inLambda() {
        return outer.inLambda();
    }

    @Override
    public int lambdaArity(int argument) {
        return 0;
    }

    @Override
    public String freshName() {
        return outer.freshName();
    }

    @Override
    public boolean inFilter() {
        return false;
    }

    @Override
    public boolean inJoin() {
        return false;
    }

    @Override
    public Coercions.Clock clock() {
        return outer.clock();
    }

    @Override
    public CompileContext context() {
        return outer.context();
    }

    @Override
    public Sql take(int argument, Takes takes) {
        Sql value = packed ? Sql.of("$1[$2]", element, Sql.value((long) argument)) : element;
        return Coercions.take(value, types.type(argument), takes, clock());
    }

    @Override
    public Sql toLocal(Sql utc, HogqlType type) {
        return outer.toLocal(utc, type);
    }

    @Override
    public Sql toUtc(Sql local, HogqlType type) {
        return outer.toUtc(local, type);
    }

    @Override
    public Sql cutToUtc(Sql local, HogqlType type) {
        return outer.toUtc(local, type);
    }

    @Override
    public Sql lowerAs(
            FunctionSignature other,
            int leadingArgs,
            @Nullable Sql condition,
            boolean distinctToo) {
        Sql kept =
                condition == null
                        ? list
                        : Sql.of(
                                "list_filter($1, $2)",
                                list,
                                new Sql.Lambda(List.of(element.name()), condition));
        return new ElementSite(
                        outer,
                        other,
                        typesOf(types.name(), types.types().subList(0, leadingArgs)),
                        parameters,
                        kept,
                        element,
                        packed,
                        distinct || distinctToo)
                .lower();
    }

    @Override
    public Sql aggregate(@CompileTimeText String template, Sql... args) {
        return aggregate(SqlTemplate.of(template), Arrays.asList(args));
    }

    private Sql aggregate(SqlTemplate template, List<Sql> args) {
        List<Sql> holes = new ArrayList<>(args);
        holes.add(list);
        holes.add(element);
        return new Sql.Fragment(template.overElements(args.size(), distinct), holes);
    }

    @Override
    public @Nullable SqlWindow window() {
        return null;
    }

    @Override
    public Sql over(SqlWindow.Frame frame, @CompileTimeText String template) {
        throw HogqlException.internal("elements have no windows: " + function.name());
    }
}
