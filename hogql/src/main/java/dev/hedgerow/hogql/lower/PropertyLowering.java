package dev.hedgerow.hogql.lower;

import dev.hedgerow.hogql.catalog.PhysicalSchema;
import dev.hedgerow.hogql.resolve.Typed;
import dev.hedgerow.hogql.sql.Sql;
import java.util.Optional;

/**
 * Reads a property: from the column it was promoted to, or out of the JSON text. Both give the same
 * text.
 */
final class PropertyLowering {
    private final PhysicalSchema physical;

    PropertyLowering(PhysicalSchema physical) {
        this.physical = physical;
    }

    Sql lower(Typed.PropertyRef property, Sql json) {
        if (property.path().size() == 1
                && property.json() instanceof Typed.ColumnRef column
                && !property.table().isEmpty()
                && property.path().getFirst() instanceof String key) {
            Optional<String> promoted = physical.promotedColumn(property.table(), key);
            if (promoted.isPresent()) {
                return new Sql.Column(column.relation(), promoted.get());
            }
        }
        Sql path = Sql.value(pathOf(property));
        return property.table().isEmpty()
                ? Sql.of(
                        "CASE WHEN json_valid($1) THEN json_extract_string($1, $2) END", json, path)
                : Sql.of("json_extract_string($1, $2)", json, path);
    }

    /**
     * A JSONPath with every key in quotes; places in lists count from 0 there. A lone key that
     * means something else in it, such as {@code *} or none at all, is a JSON pointer.
     */
    private static String pathOf(Typed.PropertyRef property) {
        if (property.path().size() == 1
                && property.path().getFirst() instanceof String key
                && (key.isEmpty() || key.chars().anyMatch(c -> "*\"\\".indexOf(c) >= 0))) {
            return "/" + key.replace("~", "~0").replace("/", "~1");
        }
        StringBuilder path = new StringBuilder("$");
        for (Object step : property.path()) {
            switch (step) {
                case Long place -> path.append('[').append(place - 1).append(']');
                default ->
                        path.append(".\"")
                                .append(step.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                                .append('"');
            }
        }
        return path.toString();
    }
}
