package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.time.ResolvedRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a trend is answered.
 *
 * @param current the range asked about
 * @param previous the range it is compared with; null without comparison
 * @param endsNow whether the last interval of the current range is the present one
 * @param formulas parsed; rows of formulas replace those of series
 * @param parts what the store is asked, in the order of the answer: all of the current period, then
 *     all of the previous
 */
public record TrendsPlan(
        TrendsQuery query,
        ResolvedRange current,
        @Nullable ResolvedRange previous,
        boolean endsNow,
        List<Formula> formulas,
        List<SeriesPart> parts) {

    public TrendsPlan {
        formulas = List.copyOf(formulas);
        parts = List.copyOf(parts);
    }
}
