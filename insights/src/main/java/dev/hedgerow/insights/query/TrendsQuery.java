package dev.hedgerow.insights.query;

import java.util.List;

/**
 * Events counted over time, in total, and split by breakdowns.
 *
 * @param interval of the points; a day for displays with one number, whatever the query says
 * @param compare none for slopes, which compare their two ends
 */
public record TrendsQuery(
        InsightScope scope,
        Interval interval,
        List<Entity> series,
        TrendsFilter filter,
        BreakdownFilter breakdown,
        CompareFilter compare)
        implements QueryNode {

    public TrendsQuery {
        series = List.copyOf(series);
    }

    @Override
    public String kind() {
        return "TrendsQuery";
    }

    static TrendsQuery parse(Fields fields) {
        TrendsFilter filter = fields.objectOrEmpty("trendsFilter", TrendsFilter::parse);
        Interval interval = fields.choice("interval", Interval.class, Interval.DAY);
        CompareFilter compare = fields.objectOrEmpty("compareFilter", CompareFilter::parse);
        InsightScope scope = InsightScope.parse(fields);
        if (filter.smoothing() > 1 && !scope.dateRange().days().isEmpty()) {
            throw QueryException.invalid(
                    "Smoothing is not available when days of the week are left out",
                    fields.path("trendsFilter") + ".smoothingIntervals");
        }
        return new TrendsQuery(
                scope,
                filter.display().isTotalValue() ? Interval.DAY : interval,
                Entity.series(fields, "Trends insights"),
                filter,
                fields.objectOrEmpty("breakdownFilter", BreakdownFilter::parse),
                filter.display() == Display.SLOPE_GRAPH ? CompareFilter.NONE : compare);
    }
}
