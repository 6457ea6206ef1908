package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.catalog.LogicalTable;
import dev.hedgerow.hogql.catalog.TableField;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A relation while its query is resolved: what names it has, and what of it is used. */
sealed interface Source {

    /** The SQL's name for it. */
    String alias();

    /** Whether an outer join can leave the whole row out. */
    boolean optional();

    /**
     * A table of the catalog, with the tables that were joined to it because their fields are
     * named.
     */
    record OfCatalog(
            String alias,
            LogicalTable table,
            boolean optional,
            Map<String, Joined> joined,
            Set<String> usedColumns)
            implements Source {

        static OfCatalog of(String alias, LogicalTable table, boolean optional) {
            return new OfCatalog(
                    alias, table, optional, new LinkedHashMap<>(), new LinkedHashSet<>());
        }
    }

    /** A table that a field of another one brought in. */
    record Joined(OfCatalog source, TableField.Lazy link) {}

    /** A query or table function: columns by the names that a query uses. */
    record OfQuery(
            String alias, Map<String, TypedQuery.Output> columns, boolean optional, TypedFrom from)
            implements Source {}
}
