package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The types that {@code JSONExtract} takes by ClickHouse's names, and JSON read as one of them.
 * What is not of the type is its default, part by part.
 */
final class JsonTypes {
    /** A type, and for the parts of a tuple their keys in an object; empty for tuples without. */
    record Named(HogqlType type, List<Named> parts, List<String> keys) {
        Named {
            parts = List.copyOf(parts);
            keys = List.copyOf(keys);
        }

        private static Named simple(HogqlType type) {
            return new Named(type, List.of(), List.of());
        }

        private Named orNull() {
            return new Named(type.orNull(), parts, keys);
        }
    }

    private JsonTypes() {}

    /** The type of a name; text for names that nothing here reads. */
    static Named parse(String name) {
        String trimmed = name.trim();
        int open = trimmed.indexOf('(');
        if (open < 0 || !trimmed.endsWith(")")) {
            return Named.simple(simple(trimmed));
        }
        List<String> inner = split(trimmed.substring(open + 1, trimmed.length() - 1));
        return switch (trimmed.substring(0, open).trim()) {
            case "Nullable" -> parse(inner.getFirst()).orNull();
            case "LowCardinality" -> parse(inner.getFirst());
            case "Array" -> {
                Named element = parse(inner.getFirst());
                yield new Named(Types.arrayOf(element.type()), List.of(element), List.of());
            }
            case "Map" -> {
                Named value = parse(inner.getLast());
                yield new Named(Types.mapOf(Types.STRING, value.type()), List.of(value), List.of());
            }
            case "Tuple" -> tuple(inner);
            default -> Named.simple(simple(trimmed.substring(0, open).trim()));
        };
    }

    private static Named tuple(List<String> elements) {
        List<Named> parts = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (String element : elements) {
            String text = element.trim();
            int space = text.indexOf(' ');
            int open = text.indexOf('(');
            boolean named = space > 0 && (open < 0 || space < open);
            if (named) {
                keys.add(text.substring(0, space).replace("`", ""));
            }
            parts.add(parse(named ? text.substring(space + 1) : text));
        }
        HogqlType[] types = parts.stream().map(Named::type).toArray(HogqlType[]::new);
        return new Named(
                Types.tupleOf(types), parts, keys.size() == parts.size() ? keys : List.of());
    }

    private static HogqlType simple(String name) {
        return switch (name) {
            case "Int8", "Int16", "Int32", "Int64", "Int128", "Int256" -> Types.INT64;
            case "UInt8", "UInt16", "UInt32", "UInt64", "UInt128", "UInt256" -> Types.INT64;
            case "Float32", "Float64", "Decimal", "Decimal32", "Decimal64" -> Types.FLOAT64;
            case "Date", "Date32" -> Types.DATE;
            case "DateTime", "DateTime64" -> Types.DATETIME;
            case "UUID" -> Types.UUID;
            case "Bool" -> Types.BOOLEAN;
            default ->
                    switch (name.toLowerCase(Locale.ROOT)) { // The names of SQL, in any case.
                        case "tinyint", "smallint", "int", "integer", "bigint" -> Types.INT64;
                        case "float", "double", "real", "decimal" -> Types.FLOAT64;
                        case "bool", "boolean" -> Types.BOOLEAN;
                        default -> Types.STRING;
                    };
        };
    }

    /** Cuts at the commas that stand outside of parentheses. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Reads JSON, which may be missing, as a type. */
    static Sql read(Sql json, Named as) {
        return read(json, as, 0);
    }

    private static Sql read(Sql json, Named as, int depth) {
        return switch (as.type()) {
            case HogqlType.Array _ -> array(json, as.parts().getFirst(), depth);
            case HogqlType.MapOf _ -> map(json, as.parts().getFirst(), depth);
            case HogqlType.Tuple _ -> tuple(json, as, depth);
            default -> simple(Sql.of("($1 ->> '$$')", json), as.type());
        };
    }

    private static Sql array(Sql json, Named element, int depth) {
        String item = "j" + depth;
        return Sql.of(
                "coalesce(list_transform(CASE WHEN json_type($1) = 'ARRAY' THEN CAST($1 AS JSON[]) END, $2), [])",
                json,
                new Sql.Lambda(
                        List.of(item), read(new Sql.Column(null, item), element, depth + 1)));
    }

    private static Sql map(Sql json, Named value, int depth) {
        String object = "j" + depth;
        String key = "k" + depth;
        Sql member =
                Sql.of(
                        "json_extract($1, '$$.\"' || replace($2, '\"', '\\\"') || '\"')",
                        new Sql.Column(null, object),
                        new Sql.Column(null, key));
        Sql entries =
                Sql.of(
                        "map_from_entries(coalesce(list_transform(json_keys($1), $2), []))",
                        new Sql.Column(null, object),
                        new Sql.Lambda(
                                List.of(key),
                                Sql.of(
                                        "row($1, $2)",
                                        new Sql.Column(null, key),
                                        read(member, value, depth + 1))));
        return Sql.of(
                "list_transform([$1], $2)[1]", json, new Sql.Lambda(List.of(object), entries));
    }

    private static Sql tuple(Sql json, Named as, int depth) {
        String whole = "j" + depth;
        Sql[] parts = new Sql[as.parts().size()];
        for (int i = 0; i < parts.length; i++) {
            Sql place = Sql.value((long) i);
            Sql key =
                    as.keys().isEmpty()
                            ? Sql.of(
                                    "json_keys($1)[$2]",
                                    new Sql.Column(null, whole),
                                    Sql.value(i + 1L))
                            : Sql.value(as.keys().get(i));
            Sql part =
                    Sql.of(
                            "CASE json_type($1) WHEN 'OBJECT' THEN json_extract($1, '$$.\"' || replace($2, '\"', '\\\"') || '\"')"
                                    + " WHEN 'ARRAY' THEN json_extract($1, '$$[' || $3 || ']') END",
                            new Sql.Column(null, whole),
                            key,
                            place);
            parts[i] = read(part, as.parts().get(i), depth + 1);
        }
        return Sql.of(
                "list_transform([$1], $2)[1]",
                json,
                new Sql.Lambda(List.of(whole), Sql.of("row($*)", parts)));
    }

    /** Text as a simple type. */
    static Sql simple(Sql text, HogqlType type) {
        Sql value;
        if (type.isInteger()) {
            value = Sql.of("TRY_CAST($1 AS BIGINT)", text);
        } else if (type.isNumeric()) {
            value = Sql.of("TRY_CAST($1 AS DOUBLE)", text);
        } else if (type.isDate()) {
            value = Sql.of("TRY_CAST($1 AS DATE)", text);
        } else if (type.isDateTime()) {
            value = Sql.of("TRY_CAST($1 AS TIMESTAMP)", text);
        } else if (type.is(HogqlType.Kind.UUID)) {
            value = Sql.of("TRY_CAST($1 AS UUID)", text);
        } else {
            value = type.isBoolean() ? Sql.of("TRY_CAST($1 AS BOOLEAN)", text) : text;
        }
        return type.nullable() ? value : Sql.of("coalesce($1, $2)", value, Defaults.of(type));
    }
}
