package dev.hedgerow.benchmarks.queries;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** The answer to a question without the product: the best that is known for the same file. */
interface ByHand {

    /** Calculates the whole answer; returns what {@link Question#total} gives for the same one. */
    double total(DuckDBConnection connection) throws SQLException;
}
