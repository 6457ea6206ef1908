package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;

/** What people do one after the other: how often each step leads to which next one. */
public record PathsQuery(InsightScope scope, PathsFilter filter, @Nullable FunnelPathsFilter funnel)
        implements QueryNode {

    @Override
    public String kind() {
        return "PathsQuery";
    }

    static PathsQuery parse(Fields fields) {
        return new PathsQuery(
                InsightScope.parse(fields),
                fields.objectOrEmpty("pathsFilter", PathsFilter::parse),
                fields.object("funnelPathsFilter", FunnelPathsFilter::parse));
    }
}
