package dev.hedgerow.http.elements;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What may be set on an element kept by hand; everything may be null or left out. */
record ElementFields(
        @Nullable String text,
        @Nullable String tagName,
        @Nullable List<String> attrClass,
        @Nullable String href,
        @Nullable String attrId,
        @Nullable Integer nthChild,
        @Nullable Integer nthOfType,
        @Nullable JsonNode attributes,
        @Nullable Integer order) {}
