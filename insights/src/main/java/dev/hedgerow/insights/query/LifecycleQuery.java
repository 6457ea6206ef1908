package dev.hedgerow.insights.query;

import java.util.List;

/** How many people are new, returning, resurrecting and dormant over time. */
public record LifecycleQuery(InsightScope scope, Interval interval, List<Entity> series)
        implements QueryNode {

    public LifecycleQuery {
        series = List.copyOf(series);
    }

    @Override
    public String kind() {
        return "LifecycleQuery";
    }

    static LifecycleQuery parse(Fields fields) {
        List<Entity> series = Entity.series(fields, "Lifecycle insights");
        if (fields.flag("customAggregationTarget")) {
            throw fields.wrong(
                    "customAggregationTarget",
                    "Custom entity aggregation target is not supported for lifecycle insights"
                            + " without a data warehouse series.");
        }
        return new LifecycleQuery(
                InsightScope.parse(fields),
                fields.choice("interval", Interval.class, Interval.DAY),
                series);
    }
}
