package dev.hedgerow.insights.query;

import java.util.List;

/** Events counted over time, in total, and split by breakdowns. */
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
        if (!fields.has("series")) {
            throw fields.wrong("series", "Field required");
        }
        return new TrendsQuery(
                InsightScope.parse(fields),
                fields.choice("interval", Interval.class, Interval.DAY),
                fields.objects("series", Entity::parse),
                fields.objectOrEmpty("trendsFilter", TrendsFilter::parse),
                fields.objectOrEmpty("breakdownFilter", BreakdownFilter::parse),
                fields.objectOrEmpty("compareFilter", CompareFilter::parse));
    }
}
