package dev.hedgerow.hogql.resolve;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which conversion function a cast to a type means. */
final class CastNames {
    private static final Pattern ARRAY = Pattern.compile("(?i)Array\\((.*)\\)");

    private CastNames() {}

    /** The element's type of an array's. */
    static Optional<String> elementOf(String type) {
        Matcher array = ARRAY.matcher(type);
        return array.matches() ? Optional.of(array.group(1)) : Optional.empty();
    }

    /**
     * The function's name; empty text for a cast that changes nothing; empty for types nothing
     * converts to.
     */
    static Optional<String> functionOf(String type) {
        String bare = type.replaceAll("(?i)^(?:Nullable|LowCardinality)\\((.*)\\)$", "$1").trim();
        String name = bare.replaceAll("\\(.*", "").trim().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (name) {
                    case "string", "varchar", "text", "char", "fixedstring" -> "toString";
                    case "int",
                            "integer",
                            "bigint",
                            "smallint",
                            "tinyint",
                            "int8",
                            "int16",
                            "int32",
                            "int64",
                            "uint8",
                            "uint16",
                            "uint32",
                            "uint64" ->
                            "toInt";
                    case "float",
                            "float32",
                            "float64",
                            "double",
                            "real",
                            "double precision",
                            "decimal",
                            "numeric" ->
                            "toFloat";
                    case "bool", "boolean" -> "toBool";
                    case "date", "date32" -> "toDate";
                    case "datetime", "datetime64", "timestamp", "timestamptz" -> "toDateTime";
                    case "uuid" -> "toUUID";
                    default -> null;
                });
    }
}
