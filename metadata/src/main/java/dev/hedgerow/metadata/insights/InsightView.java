package dev.hedgerow.metadata.insights;

import java.time.Instant;

/** A row of {@code insight_views}: when a person last looked at an insight. */
public record InsightView(long insightId, long userId, long projectId, Instant lastViewedAt) {}
