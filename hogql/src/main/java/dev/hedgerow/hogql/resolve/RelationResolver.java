package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.AliasedRelation;
import dev.hedgerow.hogql.ast.ArrayJoin;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.ExprRelation;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.HogqlxTag;
import dev.hedgerow.hogql.ast.Join;
import dev.hedgerow.hogql.ast.JoinConstraint;
import dev.hedgerow.hogql.ast.JoinKind;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.SampledRelation;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.ast.TableFunction;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.catalog.LogicalTable;
import dev.hedgerow.hogql.functions.FunctionKind;
import dev.hedgerow.hogql.functions.FunctionSignature;
import dev.hedgerow.hogql.functions.TableFunctions;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.hogql.parser.HogqlPrinter;
import dev.hedgerow.hogql.parser.Suggestions;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Resolves FROM. The relations it gives are suppliers: which tables are joined because their fields
 * are named is known only after the rest of the query has been resolved.
 */
final class RelationResolver {
    private final State state;
    private final ExprResolver exprs;
    private final QueryResolver queries;
    private final FromBuilder builder;

    RelationResolver(State state, ExprResolver exprs, QueryResolver queries) {
        this.state = state;
        this.exprs = exprs;
        this.queries = queries;
        this.builder = new FromBuilder(state, exprs, queries);
    }

    Supplier<? extends @Nullable TypedFrom> resolve(
            @Nullable Relation from, @Nullable ArrayJoin arrayJoin, Scope scope) {
        if (from == null) {
            return () -> null;
        }
        Supplier<TypedFrom> relation = relation(from, null, false, scope);
        return arrayJoin == null ? relation : arrayJoin(relation, arrayJoin, scope);
    }

    private Supplier<TypedFrom> relation(
            Relation relation, @Nullable String alias, boolean optional, Scope scope) {
        return switch (relation) {
            case AliasedRelation node -> {
                queries.checkName(node.alias(), node.span());
                yield relation(node.relation(), node.alias(), optional, scope);
            }
            case SampledRelation node -> relation(node.relation(), alias, optional, scope);
            case TableName node -> table(node, alias, optional, scope);
            case SubqueryRelation node ->
                    query(
                            queries.resolve(node.query(), scope),
                            alias,
                            optional,
                            node.span(),
                            scope);
            case TableFunction node -> function(node, alias, scope);
            case ExprRelation node -> tag(node, alias, optional, scope);
            case Join node -> join(node, scope, optional);
        };
    }

    private Supplier<TypedFrom> table(
            TableName node, @Nullable String alias, boolean optional, Scope scope) {
        String shown = alias == null ? node.name().getLast() : alias;
        Optional<Scope.CteTable> cte =
                node.name().size() == 1 ? scope.cteTable(node.name().getFirst()) : Optional.empty();
        if (cte.isPresent()) {
            String sqlAlias = state.uniqueAlias(shown);
            TypedFrom use = new TypedFrom.CteUse(cte.get().sqlName(), sqlAlias);
            return add(
                    shown,
                    columnsOf(cte.get().query(), sqlAlias, optional, use),
                    node.span(),
                    scope);
        }
        LogicalTable table =
                state.catalog
                        .find(node.name())
                        .orElseThrow(() ->
                                scope.isDefining(node.name().getFirst())
                                        ? ExprResolver.invalid(
                                                "Too many CTE expansions (50+). Probably a CTE loop.",
                                                node.span())
                                        : unknownTable(node));
        Source.OfCatalog source = Source.OfCatalog.of(state.uniqueAlias(shown), table, optional);
        state.remember(source.alias(), table);
        put(shown, source, node.span(), scope);
        return () -> builder.from(source);
    }

    private HogqlException unknownTable(TableName node) {
        String name = String.join(".", node.name());
        if (state.functions.find(name).filter(f -> f.kind() == FunctionKind.TABLE).isPresent()) {
            return HogqlException.shown(
                    HogqlErrorCode.WRONG_ARGUMENTS,
                    "Table function '" + name + "' requires arguments",
                    node.span());
        }
        return HogqlException.shown(
                HogqlErrorCode.UNKNOWN_TABLE,
                "Unknown table `" + name + "`.",
                node.span(),
                Suggestions.near(name, state.catalog.names()));
    }

    private Supplier<TypedFrom> query(
            TypedQuery query, @Nullable String alias, boolean optional, Span span, Scope scope) {
        String sqlAlias = state.uniqueAlias(alias == null ? "subquery" : alias);
        TypedFrom derived = new TypedFrom.Derived(query, sqlAlias, null);
        String shown = alias == null ? " " + sqlAlias : alias;
        return add(shown, columnsOf(query, sqlAlias, optional, derived), span, scope);
    }

    private static Source.OfQuery columnsOf(
            TypedQuery query, String alias, boolean optional, TypedFrom from) {
        Map<String, TypedQuery.Output> columns = new LinkedHashMap<>();
        for (TypedQuery.Output output : query.outputs()) {
            columns.putIfAbsent(output.name(), output);
        }
        return new Source.OfQuery(alias, columns, optional, from);
    }

    private static Supplier<TypedFrom> add(
            String shown, Source.OfQuery source, Span span, Scope scope) {
        put(shown, source, span, scope);
        return source::from;
    }

    private static void put(String shown, Source source, Span span, Scope scope) {
        if (scope.sources.putIfAbsent(shown, source) != null) {
            throw ExprResolver.invalid(
                    "Already have joined a table called \""
                            + shown
                            + "\". Can't join another one with the same name.",
                    span);
        }
    }

    private HogqlException noTableFunction(TableFunction node) {
        TableName name = new TableName(List.of(node.name()), node.span());
        return state.catalog.find(name.name()).isEmpty()
                ? unknownTable(name)
                : HogqlException.shown(
                        HogqlErrorCode.WRONG_ARGUMENTS,
                        "Table '" + node.name() + "' does not accept arguments",
                        node.span());
    }

    private Supplier<TypedFrom> function(TableFunction node, @Nullable String alias, Scope scope) {
        FunctionSignature function =
                state.functions
                        .find(node.name())
                        .filter(found -> found.kind() == FunctionKind.TABLE)
                        .orElseThrow(() -> noTableFunction(node));
        int count = node.args().size();
        if (count < function.minArgs() || count > function.maxArgs()) {
            boolean few = count < function.minArgs();
            int bound = few ? function.minArgs() : function.maxArgs();
            throw HogqlException.shown(
                    HogqlErrorCode.WRONG_ARGUMENTS,
                    "Table function '"
                            + node.name()
                            + "' requires at "
                            + (few ? "least " : "most ")
                            + bound
                            + " argument"
                            + (bound == 1 ? "" : "s"),
                    node.span());
        }
        List<Typed> args = exprs.resolveAll(node.args(), new Scope(scope));
        Typed typed = exprs.call(node.name(), args, node.span());
        String shown = alias == null ? node.name() : alias;
        String sqlAlias = state.uniqueAlias(shown);
        String column = TableFunctions.columnOf(function);
        TypedFrom rows = new TypedFrom.Rows((Typed.Invocation) typed, sqlAlias, column);
        Map<String, TypedQuery.Output> columns =
                Map.of(column, new TypedQuery.Output(column, column, typed.type()));
        return add(shown, new Source.OfQuery(sqlAlias, columns, false, rows), node.span(), scope);
    }

    /**
     * {@code <HogQLQuery query='…' />} in FROM is that query; other kinds are planned elsewhere,
     * before this.
     */
    private Supplier<TypedFrom> tag(
            ExprRelation node, @Nullable String alias, boolean optional, Scope scope) {
        if (node.expr() instanceof HogqlxTag tag && tag.kind().equals("HogQLQuery")) {
            for (HogqlxTag.Attribute attribute : tag.attributes()) {
                if (attribute.name().equals("query")
                        && attribute.value() instanceof Constant constant
                        && constant.value() instanceof String text) {
                    return query(
                            queries.resolveOwn(HogqlParser.parseQuery(text)),
                            alias,
                            optional,
                            node.span(),
                            scope);
                }
            }
        }
        throw HogqlException.shown(
                HogqlErrorCode.NOT_SUPPORTED,
                "Cannot select from " + HogqlPrinter.print(node.expr()) + " yet",
                node.span());
    }

    private Supplier<TypedFrom> join(Join node, Scope scope, boolean optional) {
        boolean leftOptional =
                optional || node.kind() == JoinKind.RIGHT || node.kind() == JoinKind.FULL;
        boolean rightOptional =
                optional || node.kind() == JoinKind.LEFT || node.kind() == JoinKind.FULL;
        Supplier<TypedFrom> left = relation(node.left(), null, leftOptional, scope);
        List<Source> before = List.copyOf(scope.sources.values());
        Supplier<TypedFrom> right = relation(node.right(), null, rightOptional, scope);
        List<Source> after =
                List.copyOf(scope.sources.values()).subList(before.size(), scope.sources.size());
        Typed on =
                switch (node.constraint()) {
                    case null -> null;
                    case JoinConstraint.On condition -> exprs.resolve(condition.condition(), scope);
                    case JoinConstraint.Using using -> using(using, before, after, scope);
                };
        return () ->
                new TypedFrom.Join(left.get(), node.kind(), node.strictness(), right.get(), on);
    }

    private Typed using(
            JoinConstraint.Using using, List<Source> before, List<Source> after, Scope scope) {
        List<Typed> equal = new ArrayList<>();
        for (String column : using.columns()) {
            Typed left = columnOf(before, column, using.span());
            Typed right = columnOf(after, column, using.span());
            equal.add(exprs.call("equals", List.of(left, right), using.span()));
            scope.merged.add(column);
        }
        return equal.size() == 1 ? equal.getFirst() : new Typed.Logic(true, equal);
    }

    private Typed columnOf(List<Source> sources, String column, Span span) {
        Field field = new Field(List.of(column), span);
        for (Source source : sources) {
            if (FieldResolver.has(source, column)) {
                return exprs.resolve(field, Scope.over(" using", source));
            }
        }
        throw HogqlException.shown(
                HogqlErrorCode.UNKNOWN_FIELD, "Unable to resolve field: " + column, span);
    }

    private Supplier<TypedFrom> arrayJoin(Supplier<TypedFrom> left, ArrayJoin node, Scope scope) {
        String alias = state.uniqueAlias("unfolded");
        List<Typed> arrays = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (Expr expr : node.arrays()) {
            Expr array = expr instanceof Alias named ? named.expr() : expr;
            Typed typed = exprs.resolve(array, scope);
            String column = "element_" + (arrays.size() + 1);
            arrays.add(typed);
            columns.add(column);
            String name =
                    expr instanceof Alias named
                            ? named.name()
                            : array instanceof Field field
                                    ? field.chain().getLast()
                                    : HogqlPrinter.print(array);
            scope.aliases.put(
                    name,
                    new Typed.ColumnRef(
                            alias,
                            column,
                            Types.elementOf(typed.type()).withNullable(node.keepEmpty())));
        }
        return () -> new TypedFrom.Unnest(left.get(), arrays, columns, alias, node.keepEmpty());
    }
}
