package dev.hedgerow.hogql.compile;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.catalog.CompileContext;

/** Compiles HogQL for DuckDB. Stateless and thread-safe. */
public final class HogqlCompiler {

    /**
     * Resolves, lowers and prints. Errors that the user can mend are {@code HogqlException}s with a
     * position.
     */
    @SuppressWarnings("DoNotCallSuggester") // until the compiler lands
    public CompiledQuery compile(Query query, CompileContext context) {
        throw new UnsupportedOperationException(
                "compiling " + query + " for project " + context.projectId());
    }
}
