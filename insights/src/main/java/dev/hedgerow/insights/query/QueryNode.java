package dev.hedgerow.insights.query;

/**
 * A query as its author wrote it: one record per kind, defaults filled in, nothing computed yet.
 */
public sealed interface QueryNode
        permits TrendsQuery,
                FunnelsQuery,
                FunnelsActorsQuery,
                FunnelCorrelationQuery,
                FunnelCorrelationActorsQuery,
                RetentionQuery,
                StickinessQuery,
                LifecycleQuery,
                CalendarHeatmapQuery,
                PathsQuery,
                HogQLQuery,
                InsightActorsQueryOptions,
                EventsQuery,
                SessionsQuery,
                GroupsQuery,
                ActorsQuery,
                InsightActorsQuery,
                HogQLMetadata,
                HogQLAutocomplete,
                DatabaseSchemaQuery,
                EventTaxonomyQuery,
                TeamTaxonomyQuery,
                ActorsPropertyTaxonomyQuery,
                WrapperNode,
                UnrunnableNode {

    /** The kind as JSON spells it. */
    String kind();

    /** The query itself, out of any display node around it. */
    default QueryNode unwrapped() {
        return this instanceof WrapperNode wrapper ? wrapper.source().unwrapped() : this;
    }
}
