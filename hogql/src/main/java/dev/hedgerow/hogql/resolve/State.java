package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.catalog.Catalog;
import dev.hedgerow.hogql.catalog.CohortQuery;
import dev.hedgerow.hogql.catalog.CohortUse;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.catalog.FieldUse;
import dev.hedgerow.hogql.catalog.LogicalTable;
import dev.hedgerow.hogql.catalog.NameUse;
import dev.hedgerow.hogql.catalog.PropertyUse;
import dev.hedgerow.hogql.functions.FunctionTable;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one compilation gathers while names are resolved. Not thread-safe; one per query. */
final class State {
    private static final int DEEPEST = 64;

    final CompileContext context;
    final Catalog catalog;
    final FunctionTable functions;
    final ParsedViews views;
    final Set<String> tables = new LinkedHashSet<>();
    final Set<PropertyUse> properties = new LinkedHashSet<>();
    final List<NameUse> names = new ArrayList<>();
    private final Map<String, String> storedTables = new HashMap<>();
    private final Set<String> aliases = new HashSet<>();
    private int depth;
    private int foreign;

    State(CompileContext context, Catalog catalog, FunctionTable functions, ParsedViews views) {
        this.context = context;
        this.catalog = catalog;
        this.functions = functions;
        this.views = views;
    }

    /**
     * A name like the wanted one that no relation of the whole query has; the engine ignores case.
     */
    String uniqueAlias(String wanted) {
        String alias = wanted;
        for (int i = 2; !aliases.add(alias.toLowerCase(Locale.ROOT)); i++) {
            alias = wanted + "_" + i;
        }
        return alias;
    }

    /** Remembers which stored table an alias stands for. */
    void remember(String alias, LogicalTable table) {
        tables.add(table.name());
        if (table.physical() != null) {
            storedTables.put(alias, table.physical());
        }
    }

    /** The stored table behind an alias; empty for queries and views. */
    Optional<String> storedTableOf(String alias) {
        return Optional.ofNullable(storedTables.get(alias));
    }

    /** Remembers a field that the query's own text names. */
    Typed named(Field field, Typed typed) {
        if (foreign == 0 && field.span().isKnown()) {
            String name = field.chain().getLast();
            if (typed instanceof Typed.ColumnRef column) {
                names.add(new FieldUse(name, "", column.type(), field.span()));
            } else if (typed instanceof Typed.PropertyRef property) {
                names.add(new FieldUse(name, property.table(), property.type(), field.span()));
            }
        }
        return typed;
    }

    /** Remembers a cohort that the query's own text names. */
    CohortQuery named(CohortQuery cohort, boolean byName, Span span) {
        if (foreign == 0 && span.isKnown()) {
            names.add(new CohortUse(cohort.id(), cohort.name(), byName, span));
        }
        return cohort;
    }

    /** Goes one level down into expansions that could go on for ever. */
    void enter(Span span) {
        if (++depth > DEEPEST) {
            throw HogqlException.shown(
                    HogqlErrorCode.TOO_DEEP,
                    "The query nests or refers to itself more than " + DEEPEST + " times",
                    span);
        }
    }

    void leave() {
        depth--;
    }

    /** As {@link #enter}, into text that is not the query's own. */
    void enterForeign(Span span) {
        enter(span);
        foreign++;
    }

    void leaveForeign() {
        foreign--;
        leave();
    }
}
