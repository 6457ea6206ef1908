package dev.hedgerow.insights.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table of single values. Immutable.
 *
 * @param columns the head; the text behind {@code --} of an expression is its title
 * @param rows as long as the head; JSON null where a row has nothing
 */
public record Sheet(List<String> columns, List<List<JsonNode>> rows) {
    private static final char LEVEL = '.';
    private static final String TITLE_MARK = "--";

    public Sheet {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Objects as rows: a field is a column, in the order of first appearance. What lies inside a
     * field gets columns of its own beside each other, {@code person.id} and {@code tags.0}.
     */
    public static Sheet of(List<ObjectNode> objects) {
        List<Map<String, JsonNode>> flat = objects.stream().map(Sheet::flat).toList();
        Map<String, List<String>> byField = new LinkedHashMap<>();
        for (Map<String, JsonNode> row : flat) {
            for (String column : row.keySet()) {
                List<String> columns =
                        byField.computeIfAbsent(topLevel(column), field -> new ArrayList<>());
                if (!columns.contains(column)) {
                    columns.add(column);
                }
            }
        }
        List<String> columns = byField.values().stream().flatMap(List::stream).toList();
        List<List<JsonNode>> rows = new ArrayList<>();
        for (Map<String, JsonNode> row : flat) {
            rows.add(
                    columns.stream()
                            .map(column -> row.getOrDefault(column, NullNode.getInstance()))
                            .toList());
        }
        return new Sheet(columns.stream().map(Sheet::title).toList(), rows);
    }

    private static String topLevel(String column) {
        int level = column.indexOf(LEVEL);
        return level < 0 ? column : column.substring(0, level);
    }

    private static String title(String column) {
        int mark = column.lastIndexOf(TITLE_MARK);
        String title = mark < 0 ? column : column.substring(mark + TITLE_MARK.length()).strip();
        return title.isEmpty() ? column : title;
    }

    private static Map<String, JsonNode> flat(ObjectNode object) {
        Map<String, JsonNode> flat = new LinkedHashMap<>();
        object.properties().forEach(entry -> addTo(flat, entry.getKey(), entry.getValue()));
        return flat;
    }

    private static void addTo(Map<String, JsonNode> flat, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> addTo(flat, name + LEVEL + entry.getKey(), entry.getValue()));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                addTo(flat, name + LEVEL + i, value.get(i));
            }
        } else {
            flat.put(name, value);
        }
    }
}
