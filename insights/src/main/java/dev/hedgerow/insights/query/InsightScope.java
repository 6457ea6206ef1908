package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;

/**
 * What every insight has: which events it looks at, and whose.
 *
 * <p>{@code samplingFactor} is accepted and not kept: counts here are exact.
 *
 * @param aggregationGroupTypeIndex the type of group that is counted instead of people
 */
public record InsightScope(
        DateRange dateRange,
        FilterGroup properties,
        boolean filterTestAccounts,
        @Nullable Integer aggregationGroupTypeIndex) {

    static InsightScope parse(Fields fields) {
        return new InsightScope(
                fields.objectOrEmpty("dateRange", DateRange::parse),
                PropertyFilters.parse(fields, "properties"),
                fields.flag("filterTestAccounts"),
                fields.integer("aggregation_group_type_index"));
    }
}
