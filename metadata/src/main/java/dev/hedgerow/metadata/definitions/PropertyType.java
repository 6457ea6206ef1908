package dev.hedgerow.metadata.definitions;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/** The type of a property's values as definitions name it, and how a first value tells it. */
public enum PropertyType {
    STRING("String"),
    NUMERIC("Numeric"),
    BOOLEAN("Boolean"),
    DATETIME("DateTime");

    private static final Pattern DATE =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?( ?(Z|[+-]\\d{2}:?\\d{2}))?)?");

    /**
     * Numbers under such a name are seconds or milliseconds since 1970 when they lie in these
     * years.
     */
    private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private final String jsonName;

    PropertyType(String jsonName) {
        this.jsonName = jsonName;
    }

    /** The name in answers: String, Numeric, Boolean or DateTime. */
    public String jsonName() {
        return jsonName;
    }

    /** The type that a text value suggests. */
    public static PropertyType ofText(String property, String value) {
        if (alwaysText(property)) {
            return STRING;
        }
        String text = value.strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return BOOLEAN;
        }
        return DATE.matcher(text).matches() ? DATETIME : STRING;
    }

    /** The type that a number suggests. */
    public static PropertyType ofNumber(String property, double value) {
        if (alwaysText(property)) {
            return STRING;
        }
        boolean named = property.toLowerCase(Locale.ROOT).contains("time");
        double seconds = value >= LATEST ? value / 1000 : value;
        return named && seconds >= EARLIEST && seconds < LATEST ? DATETIME : NUMERIC;
    }

    /** The type that true or false suggests. */
    public static PropertyType ofFlag(String property) {
        return alwaysText(property) ? STRING : BOOLEAN;
    }

    /** Campaign parameters and flag variants are text whatever their first value looks like. */
    private static boolean alwaysText(String property) {
        return property.startsWith("utm_")
                || property.startsWith("$initial_utm_")
                || property.startsWith("$feature/");
    }
}
