package dev.hedgerow.store.duckdb;

/** How a property's key is written in SQL. */
final class PropertyPaths {

    private PropertyPaths() {}

    /**
     * The SQL that gives a property's text: what every promoted column must hold. The key is a JSON
     * pointer, since the other notation, {@code $."key"}, cannot say an empty key and takes {@code
     * *} for a wildcard.
     */
    static String extraction(String jsonColumn, String key) {
        String pointer = "/" + key.replace("~", "~0").replace("/", "~1");
        return "json_extract_string(" + jsonColumn + ", " + literal(pointer) + ")";
    }

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
