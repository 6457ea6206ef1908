package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.JoinKind;
import dev.hedgerow.hogql.ast.JoinStrictness;
import dev.hedgerow.hogql.catalog.LogicalTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in FROM, with aliases that are unique in their query. */
public sealed interface TypedFrom {

    /** A stored table, of which only the project's rows are visible. */
    record Table(String physical, String alias) implements TypedFrom {}

    /**
     * A query in FROM, also a view of the catalog.
     *
     * @param reach of a view; null for what has none
     */
    record Derived(TypedQuery query, String alias, LogicalTable.@Nullable Reach reach)
            implements TypedFrom {}

    /** A query of WITH. */
    record CteUse(String name, String alias) implements TypedFrom {}

    /** A table function; its one column. */
    record Rows(Typed.Invocation call, String alias, String column) implements TypedFrom {}

    /** Two relations side by side. */
    record Join(
            TypedFrom left,
            JoinKind kind,
            JoinStrictness strictness,
            TypedFrom right,
            @Nullable Typed on)
            implements TypedFrom {}

    /** One row per element of arrays; {@code left} is null when there is no other relation. */
    record Unnest(
            @Nullable TypedFrom left,
            List<Typed> arrays,
            List<String> columns,
            String alias,
            boolean keepEmpty)
            implements TypedFrom {
        public Unnest {
            arrays = List.copyOf(arrays);
            columns = List.copyOf(columns);
        }
    }
}
