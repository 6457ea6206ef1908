package dev.hedgerow.http.elements;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hedgerow.insights.elements.ChainElement;
import dev.hedgerow.metadata.elements.Element;
import dev.hedgerow.metadata.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An element as the API shows it.
 *
 * @param id absent for elements of a chain
 * @param attributes the other attributes by name, {@code attr__…}
 * @param order its place in the chain, the clicked element first
 */
record ElementAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long id,
        @Nullable String text,
        @Nullable String tagName,
        @Nullable List<String> attrClass,
        @Nullable String href,
        @Nullable String attrId,
        @Nullable Integer nthChild,
        @Nullable Integer nthOfType,
        JsonNode attributes,
        @Nullable Integer order) {

    static ElementAnswer of(Element element) {
        String classes = element.attrClass();
        return new ElementAnswer(
                element.id(),
                element.text(),
                element.tagName(),
                classes == null ? null : Json.parseTexts(classes),
                element.href(),
                element.attrId(),
                element.nthChild(),
                element.nthOfType(),
                Json.parse(element.attributes()),
                element.position());
    }

    static ElementAnswer of(ChainElement element) {
        return new ElementAnswer(
                null,
                element.text(),
                element.tagName(),
                element.attrClass(),
                element.href(),
                element.attrId(),
                element.nthChild(),
                element.nthOfType(),
                element.attributes(),
                element.order());
    }
}
