package dev.hedgerow.http.cohorts;

import java.util.List;

/** Some cohorts. */
public record CohortList(List<CohortAnswer> results) {}
