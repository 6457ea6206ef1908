package dev.hedgerow.hogql.catalog;

import dev.hedgerow.hogql.ast.Query;

/**
 * A cohort as HogQL.
 *
 * @param persons a query with one column: the ids of the cohort's persons
 */
public record CohortQuery(long id, String name, Query persons) {}
