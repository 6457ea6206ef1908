package dev.hedgerow.insights.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The value of a property filter. Scalars are String, Long, Double or Boolean. */
public sealed interface FilterValue {

    /** No value, as {@code is_set} has it. */
    record None() implements FilterValue {}

    /** One scalar. */
    record One(Object value) implements FilterValue {}

    /** A list, perhaps empty; nulls in it are left out. */
    record Many(List<Object> values) implements FilterValue {
        public Many {
            values = List.copyOf(values);
        }
    }

    static FilterValue parse(Fields fields, String name) {
        JsonNode value = fields.raw(name);
        if (value == null) {
            return new None();
        }
        if (!value.isArray()) {
            Object scalar = scalar(value);
            return scalar == null ? new None() : new One(scalar);
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode item : value) {
            Object scalar = scalar(item);
            if (scalar != null) {
                values.add(scalar);
            }
        }
        return new Many(values);
    }

    /** A JSON scalar as a Java value; objects and lists as their JSON text, null as null. */
    static @Nullable Object scalar(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return number(value);
        }
        return value.isString() ? value.asString() : value.toString();
    }

    /** Numbers that no double holds are the text of their digits. */
    private static Object number(JsonNode value) {
        if (value.canConvertToLong() && value.isIntegralNumber()) {
            return value.longValue();
        }
        double number =
                value.isBigInteger()
                        ? value.bigIntegerValue().doubleValue()
                        : value.isBigDecimal()
                                ? value.decimalValue().doubleValue()
                                : value.doubleValue();
        return Double.isInfinite(number) ? value.asString() : (Object) number;
    }
}
