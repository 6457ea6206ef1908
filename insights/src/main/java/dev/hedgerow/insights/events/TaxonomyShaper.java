package dev.hedgerow.insights.events;

import dev.hedgerow.insights.listing.ObjectForm;
import dev.hedgerow.store.Rows;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Properties and samples of their values as JSON. */
public final class TaxonomyShaper {
    /** Properties that say nothing about an event: bookkeeping, flags, private data. */
    private static final Pattern DULL =
            Pattern.compile(
                    "\\$set|\\$time|\\$sent_at|distinct_id|\\$ip|\\$feature/|\\$feature_enrollment/"
                            + "|\\$feature_interaction/|\\$product_tour|__|survey_dismiss|survey_responded|phjs"
                            + "|partial_filter|changed_action|window-id|changed_event");

    private TaxonomyShaper() {}

    /** Of the latest events: all properties, those with most values first. */
    public static ArrayNode ofLatest(Rows rows, int maxValues) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows.rows()) {
            JsonNode properties = ObjectForm.properties(String.valueOf(row.getFirst()));
            for (String key : properties.propertyNames()) {
                JsonNode value = properties.get(key);
                if (!DULL.matcher(key).find() && !value.isNull()) {
                    values.computeIfAbsent(key, missing -> new LinkedHashSet<>())
                            .add(value.isString() ? value.asString() : value.toString());
                }
            }
        }
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        values.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<String, Set<String>>>comparingInt(
                                        entry -> -entry.getValue().size())
                                .thenComparing(Map.Entry::getKey))
                .forEach(entry ->
                        results.add(
                                item(
                                        entry.getKey(),
                                        entry.getValue().stream().limit(maxValues).toList(),
                                        entry.getValue().size())));
        return results;
    }

    /** How many events of each name there are. */
    public static ArrayNode ofEvents(Rows rows) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (List<@Nullable Object> row : rows.rows()) {
            results.addObject()
                    .put("event", String.valueOf(row.get(0)))
                    .put("count", number(row.get(1)));
        }
        return results;
    }

    /** The values of one property of actors. */
    public static ObjectNode ofActors(Rows rows) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        ArrayNode samples = item.putArray("sample_values");
        rows.rows().forEach(row -> samples.add(String.valueOf(row.getFirst())));
        return item.put(
                "sample_count", rows.rows().isEmpty() ? 0 : number(rows.rows().getFirst().get(1)));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /**
     * One property.
     *
     * @param count how many values there are, the samples among them
     */
    public static ObjectNode item(String property, List<String> samples, long count) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("property", property);
        ArrayNode values = item.putArray("sample_values");
        samples.forEach(values::add);
        item.put("sample_count", count);
        return item;
    }
}
