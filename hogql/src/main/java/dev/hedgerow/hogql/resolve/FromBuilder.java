package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.JoinKind;
import dev.hedgerow.hogql.ast.JoinStrictness;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.catalog.InformationSchema;
import dev.hedgerow.hogql.catalog.LogicalTable;
import dev.hedgerow.hogql.parser.Placeholders;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes a catalog table's part of FROM: the stored table or the view, and the tables joined because
 * they are named.
 */
final class FromBuilder {
    private final State state;
    private final ExprResolver exprs;
    private final QueryResolver queries;

    FromBuilder(State state, ExprResolver exprs, QueryResolver queries) {
        this.state = state;
        this.exprs = exprs;
        this.queries = queries;
    }

    TypedFrom from(Source.OfCatalog source) {
        List<Typed> conditions = new ArrayList<>();
        List<Source.Joined> joined = List.copyOf(source.joined().values());
        for (Source.Joined join : joined) {
            conditions.add(condition(source, join));
        }
        TypedFrom result = table(source);
        for (int i = 0; i < joined.size(); i++) {
            result =
                    new TypedFrom.Join(
                            result,
                            JoinKind.LEFT,
                            JoinStrictness.DEFAULT,
                            from(joined.get(i).source()),
                            conditions.get(i));
        }
        return result;
    }

    private Typed condition(Source.OfCatalog source, Source.Joined join) {
        Typed left = field(source, join.link().localField());
        Typed right = field(join.source(), join.link().targetField());
        List<Typed> equal = new ArrayList<>();
        equal.add(exprs.call("equals", List.of(left, right), Span.NONE));
        for (Map.Entry<String, Long> fixed : join.link().fixed().entrySet()) {
            Typed value = new Typed.Literal(fixed.getValue(), Types.INT64);
            equal.add(
                    exprs.call(
                            "equals",
                            List.of(field(join.source(), fixed.getKey()), value),
                            Span.NONE));
        }
        return equal.size() == 1 ? equal.getFirst() : new Typed.Logic(true, equal);
    }

    private Typed field(Source.OfCatalog source, String name) {
        return exprs.fields().inTable(source, List.of(name), Span.NONE).orElseThrow();
    }

    private TypedFrom table(Source.OfCatalog source) {
        LogicalTable.View view = source.table().view();
        return view == null
                ? new TypedFrom.Table(
                        Objects.requireNonNull(source.table().physical()), source.alias())
                : new TypedFrom.Derived(view(view, source), source.alias(), view.reach());
    }

    private SelectQuery filled(LogicalTable.View view) {
        SelectQuery all = state.views.of(view);
        return view.metadata() == null
                ? all
                : (SelectQuery)
                        Placeholders.fill(all, Map.of("rows", metadataRows(view.metadata())));
    }

    private Expr metadataRows(String table) {
        return InformationSchema.has(table)
                ? InformationSchema.rows(table, state.catalog)
                : Constant.of(state.context.entities().metadataRows(table));
    }

    /** Only the columns that the query uses are computed. */
    private TypedQuery view(LogicalTable.View view, Source.OfCatalog source) {
        SelectQuery all = filled(view);
        Set<String> used = new LinkedHashSet<>(source.usedColumns());
        used.add(view.key());
        List<Expr> columns =
                all.columns().stream()
                        .filter(column ->
                                column instanceof Alias alias && used.contains(alias.name()))
                        .toList();
        state.tables.add(source.table().name());
        return queries.resolveOwn(all.toBuilder().columns(columns).build());
    }
}
