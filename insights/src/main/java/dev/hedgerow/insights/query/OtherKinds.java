package dev.hedgerow.insights.query;

import java.util.List;

/**
 * Kinds of PostHog's query schema that are not run here, so that what carries them can be told from
 * what nobody knows.
 */
final class OtherKinds {

    /** What is part of queries, or kept, and cannot be run by its nature. */
    static final List<String> NOT_QUERIES =
            List.of(
                    "SavedInsightNode",
                    "HogQuery",
                    "EventsNode",
                    "ActionsNode",
                    "DataWarehouseNode",
                    "FunnelsDataWarehouseNode",
                    "LifecycleDataWarehouseNode");

    /** Queries of products that are not there yet. */
    static final List<String> NOT_YET =
            List.of(
                    "SessionsTimelineQuery",
                    "RecordingsQuery",
                    "SessionAttributionExplorerQuery",
                    "RevenueExampleEventsQuery",
                    "RevenueExampleDataWarehouseTablesQuery",
                    "ErrorTrackingQuery",
                    "ErrorTrackingSimilarIssuesQuery",
                    "ErrorTrackingBreakdownsQuery",
                    "ErrorTrackingIssueCorrelationQuery",
                    "LogsQuery",
                    "LogAttributesQuery",
                    "LogValuesQuery",
                    "TraceSpansQuery",
                    "TraceSpansAggregationQuery",
                    "TraceSpansTreeQuery",
                    "TraceSpansAttributeBreakdownQuery",
                    "TraceSpansSymbolStatsQuery",
                    "SessionBatchEventsQuery",
                    "WebOverviewQuery",
                    "WebStatsTableQuery",
                    "WebExternalClicksTableQuery",
                    "WebGoalsQuery",
                    "WebVitalsQuery",
                    "WebVitalsPathBreakdownQuery",
                    "WebPageURLSearchQuery",
                    "WebAnalyticsExternalSummaryQuery",
                    "WebNotableChangesQuery",
                    "RevenueAnalyticsGrossRevenueQuery",
                    "RevenueAnalyticsMetricsQuery",
                    "RevenueAnalyticsMRRQuery",
                    "RevenueAnalyticsOverviewQuery",
                    "RevenueAnalyticsTopCustomersQuery",
                    "MarketingAnalyticsTableQuery",
                    "MarketingAnalyticsAggregatedQuery",
                    "NonIntegratedConversionsTableQuery",
                    "ExperimentQuery",
                    "ExperimentExposureQuery",
                    "ExperimentActorsQuery",
                    "ExperimentTrendsQuery",
                    "ExperimentFunnelsQuery",
                    "SuggestedQuestionsQuery",
                    "TracesQuery",
                    "TraceQuery",
                    "TraceNeighborsQuery",
                    "VectorSearchQuery",
                    "DocumentSimilarityQuery",
                    "UsageMetricsQuery",
                    "AccountsQuery",
                    "EndpointsUsageOverviewQuery",
                    "EndpointsUsageTableQuery",
                    "EndpointsUsageTrendsQuery",
                    "MCPHarnessBreakdownQuery",
                    "MCPToolTopUsersQuery",
                    "MCPToolFailuresQuery",
                    "MCPToolStatsQuery",
                    "MCPToolDailyStatsQuery",
                    "MCPToolDescriptionsQuery",
                    "MCPToolSampleIntentsQuery",
                    "MCPToolNeighborsQuery",
                    "PropertyValuesQuery");

    private OtherKinds() {}
}
