package dev.hedgerow.metadata.elements;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code elements}.
 *
 * @param attrClass JSON list of texts, or null
 * @param attributes JSON object
 * @param position the field {@code order}
 */
public record Element(
        long id,
        long projectId,
        @Nullable String text,
        @Nullable String tagName,
        @Nullable String attrClass,
        @Nullable String href,
        @Nullable String attrId,
        @Nullable Integer nthChild,
        @Nullable Integer nthOfType,
        String attributes,
        @Nullable Integer position) {}
