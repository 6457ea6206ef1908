package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.SqlTemplate;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Writes one {@link FunctionSignature}; see the package's description for an example. */
public final class FunctionBuilder {
    private final String name;
    private final FunctionKind kind;
    private boolean caseSensitive = true;
    private int minArgs;
    private int maxArgs;
    private int minParameters;
    private int maxParameters;
    private List<Takes> takes = List.of();
    private LambdaRule lambda = LambdaRule.ELEMENTS;
    private FunctionSignature.Check check = FunctionSignature.Check.NONE;
    private ResultRule result = ResultRule.exactly(Types.UNKNOWN);
    private Lowering duckdb = new Lowering.Missing();
    private boolean localTime;
    private boolean toUtc;
    private String doc = "";
    private List<String> aliases = List.of();

    private FunctionBuilder(String name, FunctionKind kind) {
        this.name = name;
        this.kind = kind;
    }

    public static FunctionBuilder scalar(String name) {
        return new FunctionBuilder(name, FunctionKind.SCALAR);
    }

    public static FunctionBuilder aggregate(String name) {
        return new FunctionBuilder(name, FunctionKind.AGGREGATE);
    }

    public static FunctionBuilder window(String name) {
        return new FunctionBuilder(name, FunctionKind.WINDOW);
    }

    public static FunctionBuilder table(String name) {
        return new FunctionBuilder(name, FunctionKind.TABLE);
    }

    /** Exactly so many arguments. */
    public FunctionBuilder args(int count) {
        return args(count, count);
    }

    /** From so many to so many arguments; {@link FunctionSignature#MANY} for no limit. */
    public FunctionBuilder args(int min, int max) {
        minArgs = min;
        maxArgs = max;
        return this;
    }

    /** So many parameters, {@code quantile(0.9)(x)}. */
    public FunctionBuilder parameters(int min, int max) {
        minParameters = min;
        maxParameters = max;
        return this;
    }

    /** Any spelling of the name calls it. */
    public FunctionBuilder anyCase() {
        caseSensitive = false;
        return this;
    }

    /** Further names of the same function. */
    public FunctionBuilder alsoNamed(String... names) {
        aliases = List.of(names);
        return this;
    }

    /** What each argument is turned into; the last holds for all further ones. */
    public FunctionBuilder takes(Takes... kinds) {
        takes = List.of(kinds);
        return this;
    }

    /**
     * The types of the parameters of a lambda among the arguments; by default the elements of the
     * arrays.
     */
    public FunctionBuilder lambda(LambdaRule rule) {
        lambda = rule;
        return this;
    }

    public FunctionBuilder check(FunctionSignature.Check rule) {
        check = rule;
        return this;
    }

    /** One type; null can come out when it can go in. */
    public FunctionBuilder returns(HogqlType type) {
        result = ResultRule.of(type);
        return this;
    }

    public FunctionBuilder returns(ResultRule rule) {
        result = rule;
        return this;
    }

    /** The result said so far, and never null. */
    public FunctionBuilder neverNull() {
        ResultRule before = result;
        result = call -> before.typeOf(call).notNull();
        return this;
    }

    /** The result said so far, and null may always come out. */
    public FunctionBuilder maybeNull() {
        ResultRule before = result;
        result = call -> before.typeOf(call).orNull();
        return this;
    }

    /** Points in time reach the template as their zone's wall clock. */
    public FunctionBuilder inLocalTime() {
        localTime = true;
        return this;
    }

    /**
     * As {@link #inLocalTime}, and the template's result, at most a year back, is such a wall clock
     * time, to be taken back to UTC.
     */
    public FunctionBuilder inAndOutOfLocalTime() {
        localTime = true;
        toUtc = true;
        return this;
    }

    public FunctionBuilder duckdb(@CompileTimeText String template) {
        duckdb = new Lowering.Template(SqlTemplate.of(template), localTime, toUtc);
        return this;
    }

    public FunctionBuilder duckdb(Lowering.Code code) {
        duckdb = new Lowering.Hook(code);
        return this;
    }

    /** HogQL that means the same; {@code {a1}} stands for the first argument. */
    public FunctionBuilder expandsTo(String hogql) {
        duckdb = new Lowering.Expansion(hogql);
        return this;
    }

    /** PostHog has it, we lack it. */
    public FunctionBuilder missing() {
        duckdb = new Lowering.Missing();
        return this;
    }

    /** One sentence for the documentation. */
    public FunctionBuilder doc(String sentence) {
        doc = sentence;
        return this;
    }

    /** Adds the signature, and one for each further name. */
    public void add(List<FunctionSignature> out) {
        Lowering lowering =
                duckdb instanceof Lowering.Template template
                        ? new Lowering.Template(template.template(), localTime, toUtc)
                        : duckdb;
        FunctionSignature signature =
                new FunctionSignature(
                        name,
                        caseSensitive,
                        kind,
                        minArgs,
                        maxArgs,
                        minParameters,
                        maxParameters,
                        takes,
                        lambda,
                        check,
                        result,
                        lowering,
                        doc,
                        null);
        out.add(signature);
        for (String alias : aliases) {
            out.add(signature.named(alias));
        }
    }
}
