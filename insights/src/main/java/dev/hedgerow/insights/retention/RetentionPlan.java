package dev.hedgerow.insights.retention;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.query.RetentionQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a retention is answered.
 *
 * @param parts one for each cohort of a cohort breakdown, otherwise a single one
 */
public record RetentionPlan(RetentionQuery query, RetentionRange range, List<Part> parts) {

    /**
     * A query of the store.
     *
     * @param breakdown the value that all its rows have; null when rows have values of their own
     */
    public record Part(@Nullable String breakdown, Query query) {}

    public RetentionPlan {
        parts = List.copyOf(parts);
    }
}
