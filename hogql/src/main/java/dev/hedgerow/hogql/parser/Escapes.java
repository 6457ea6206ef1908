package dev.hedgerow.hogql.parser;

/** Writes text between quotes, so that {@link Literals} reads it back. */
final class Escapes {
    private Escapes() {}

    static String quote(String text, char quote) {
        StringBuilder result = new StringBuilder(text.length() + 2);
        result.append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> result.append("\\\\");
                case '\n' -> result.append("\\n");
                case '\t' -> result.append("\\t");
                case '\r' -> result.append("\\r");
                case '\b' -> result.append("\\b");
                case '\f' -> result.append("\\f");
                case '\0' -> result.append("\\0");
                case '\u0007' -> result.append("\\a");
                case '\u000b' -> result.append("\\v");
                default -> result.append(c == quote ? "\\" : "").append(c);
            }
        }
        return result.append(quote).toString();
    }
}
