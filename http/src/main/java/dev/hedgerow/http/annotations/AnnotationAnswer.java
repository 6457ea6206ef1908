package dev.hedgerow.http.annotations;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.annotations.Annotation;
import dev.hedgerow.metadata.annotations.AnnotationView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as the API shows it.
 *
 * @param dashboardItem the id of its insight
 */
public record AnnotationAnswer(
        long id,
        @Nullable String content,
        @Nullable Instant dateMarker,
        String creationType,
        @Nullable Long dashboardItem,
        @Nullable Long dashboardId,
        @Nullable String dashboardName,
        @Nullable String insightShortId,
        @Nullable String insightName,
        @Nullable String insightDerivedName,
        @Nullable UserSummary createdBy,
        Instant createdAt,
        Instant updatedAt,
        boolean deleted,
        String scope) {

    static AnnotationAnswer of(AnnotationView view, @Nullable UserSummary createdBy) {
        Annotation annotation = view.annotation();
        return new AnnotationAnswer(
                annotation.id(),
                annotation.content(),
                annotation.dateMarker(),
                annotation.creationType(),
                annotation.insightId(),
                annotation.dashboardId(),
                view.dashboardName(),
                view.insightShortId(),
                view.insightName(),
                view.insightDerivedName(),
                createdBy,
                annotation.createdAt(),
                annotation.updatedAt(),
                annotation.deleted(),
                annotation.scope());
    }
}
