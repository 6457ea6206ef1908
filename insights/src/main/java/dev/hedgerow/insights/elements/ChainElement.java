package dev.hedgerow.insights.elements;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An element of the chain of an event.
 *
 * @param attributes the other attributes by name, {@code attr__…}
 * @param order its place in the chain from 0, the clicked element first
 */
public record ChainElement(
        @Nullable String text,
        @Nullable String tagName,
        @Nullable List<String> attrClass,
        @Nullable String href,
        @Nullable String attrId,
        @Nullable Integer nthChild,
        @Nullable Integer nthOfType,
        ObjectNode attributes,
        int order) {

    /** As the API shows it. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("text", text);
        json.put("tag_name", tagName);
        if (attrClass == null) {
            json.putNull("attr_class");
        } else {
            ArrayNode classes = json.putArray("attr_class");
            attrClass.forEach(classes::add);
        }
        json.put("href", href);
        json.put("attr_id", attrId);
        json.put("nth_child", nthChild);
        json.put("nth_of_type", nthOfType);
        json.set("attributes", attributes);
        json.put("order", order);
        return json;
    }
}
