package dev.hedgerow.metadata.annotations;

import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** An annotation with what its dashboard and its insight are called. */
public record AnnotationView(
        @Nested Annotation annotation,
        @Nullable String dashboardName,
        @Nullable String insightShortId,
        @Nullable String insightName,
        @Nullable String insightDerivedName) {}
