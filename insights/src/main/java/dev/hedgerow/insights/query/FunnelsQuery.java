package dev.hedgerow.insights.query;

import java.util.List;

/** How many actors do a sequence of things within a time. */
public record FunnelsQuery(
        InsightScope scope,
        Interval interval,
        List<Entity> series,
        FunnelsFilter filter,
        BreakdownFilter breakdown,
        CompareFilter compare)
        implements QueryNode {

    public FunnelsQuery {
        series = List.copyOf(series);
    }

    /** Whether an earlier period is answered beside the asked one; flows never are. */
    public boolean isCompared() {
        return compare.compare() && filter.viz() != FunnelViz.FLOW;
    }

    @Override
    public String kind() {
        return "FunnelsQuery";
    }

    static FunnelsQuery parse(Fields fields) {
        if (!fields.has("series")) {
            throw fields.wrong("series", "Field required");
        }
        return new FunnelsQuery(
                InsightScope.parse(fields),
                fields.choice("interval", Interval.class, Interval.DAY),
                fields.objects("series", FunnelsQuery::step),
                fields.objectOrEmpty("funnelsFilter", FunnelsFilter::parse),
                fields.objectOrEmpty("breakdownFilter", BreakdownFilter::parse),
                fields.objectOrEmpty("compareFilter", CompareFilter::parse));
    }

    private static Entity step(Fields fields) {
        String kind = fields.text("kind");
        if (kind != null && kind.endsWith("DataWarehouseNode")) {
            throw QueryException.invalid(
                    "Data warehouse tables are not supported in funnels just yet. For now, please try this funnel"
                            + " without the data warehouse-based step.",
                    null);
        }
        return Entity.parse(fields);
    }
}
