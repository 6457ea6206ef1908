package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.catalog.Catalog;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.catalog.NameUse;
import dev.hedgerow.hogql.catalog.PropertyUse;
import dev.hedgerow.hogql.functions.FunctionTable;
import java.util.List;
import java.util.Set;

/** Resolves whole queries. Thread-safe: all state but the parsed views is of one call. */
public final class Resolver {
    private final FunctionTable functions;
    private final ParsedViews views = new ParsedViews();

    public Resolver(FunctionTable functions) {
        this.functions = functions;
    }

    /**
     * A query whose names are known.
     *
     * @param tables the logical tables named, in order of appearance
     */
    public record Resolved(
            TypedQuery query,
            Set<String> tables,
            Set<PropertyUse> properties,
            List<NameUse> names) {}

    public Resolved resolve(Query query, CompileContext context) {
        State state = new State(context, Catalog.of(context), functions, views);
        TypedQuery typed = new QueryResolver(state).resolveAll(query);
        return new Resolved(typed, state.tables, state.properties, state.names);
    }
}
