package dev.hedgerow.http.annotations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be set on an annotation; everything may be left out.
 *
 * @param dateMarker the moment that it is about
 * @param scope where it shows: dashboard_item, dashboard, project or organization
 * @param creationType USR for people, GIT for bots
 * @param dashboardItem the id of an insight
 */
public record AnnotationFields(
        @Nullable String content,
        @Nullable Instant dateMarker,
        @Nullable String scope,
        @Nullable String creationType,
        @Nullable Long dashboardItem,
        @Nullable Long dashboardId,
        @Nullable Boolean deleted) {}
