package dev.hedgerow.http.insights;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The most used fields of legacy filters; lists may be JSON in a text.
 *
 * @param insight TRENDS, STICKINESS or LIFECYCLE; only the endpoint {@code trend} reads it
 */
public record LegacyFilterFields(
        @Nullable String insight,
        @Nullable JsonNode events,
        @Nullable JsonNode actions,
        @Nullable JsonNode properties,
        @Nullable String dateFrom,
        @Nullable String dateTo,
        @Nullable String interval,
        @Nullable JsonNode breakdown,
        @Nullable String breakdownType,
        @Nullable String display,
        @Nullable String refresh) {}
