package dev.hedgerow.insights.query;

/** A condition on events, as the filter builder writes it. */
public sealed interface PropertyFilter
        permits FilterGroup,
                PropertyFilter.Comparison,
                PropertyFilter.InCohort,
                PropertyFilter.HogqlCondition {

    /** A property compared with a value. */
    record Comparison(
            PropertySubject subject, String key, FilterOperator operator, FilterValue value)
            implements PropertyFilter {}

    /** Whether the person is in a cohort. */
    record InCohort(long cohortId, boolean negated) implements PropertyFilter {}

    /** A condition in HogQL. */
    record HogqlCondition(String expression) implements PropertyFilter {}
}
