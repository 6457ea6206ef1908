package dev.hedgerow.insights.rows;

import dev.hedgerow.hogql.compile.Column;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.store.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of the store as JSON: times in the project's zone, not-a-number as null. */
public final class JsonValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ZoneId zone;

    /**
     * @param zone in which times are shown whose column has no zone of its own
     */
    public JsonValues(ZoneId zone) {
        this.zone = zone;
    }

    /** Rows as lists of values, at most {@code limit}. */
    public ArrayNode rows(Rows rows, long limit) {
        ArrayNode array = JSON.arrayNode();
        List<Column> columns = rows.columns();
        for (List<@Nullable Object> row : rows.rows()) {
            if (array.size() >= limit) {
                break;
            }
            ArrayNode values = array.addArray();
            for (int i = 0; i < row.size(); i++) {
                values.add(value(row.get(i), columns.get(i).type()));
            }
        }
        return array;
    }

    /** A value of a column of the given type. */
    public JsonNode value(@Nullable Object value, HogqlType type) {
        return value(value, zoneOf(type));
    }

    private ZoneId zoneOf(HogqlType type) {
        return type instanceof HogqlType.DateTime time && time.zone() != null
                ? ZoneId.of(time.zone())
                : zone;
    }

    private JsonNode value(@Nullable Object value, ZoneId in) {
        return switch (value) {
            case null -> JSON.nullNode();
            case String text -> JSON.stringNode(text);
            case Long number -> JSON.numberNode(number);
            case Integer number -> JSON.numberNode(number);
            case Double number ->
                    Double.isFinite(number) ? JSON.numberNode(number) : JSON.nullNode();
            case Boolean flag -> JSON.booleanNode(flag);
            case BigDecimal number -> JSON.numberNode(number);
            case UUID id -> JSON.stringNode(id.toString());
            case LocalDate day -> JSON.stringNode(day.toString());
            case LocalDateTime time -> JSON.stringNode(time(time, in));
            case List<?> items -> {
                ArrayNode array = JSON.arrayNode();
                items.forEach(item -> array.add(value(item, in)));
                yield array;
            }
            case Map<?, ?> members -> {
                ObjectNode object = JSON.objectNode();
                members.forEach((key, item) -> object.set(String.valueOf(key), value(item, in)));
                yield object;
            }
            default -> JSON.stringNode(value.toString());
        };
    }

    private static String time(LocalDateTime utc, ZoneId in) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(in));
    }
}
