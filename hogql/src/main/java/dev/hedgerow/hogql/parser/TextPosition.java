package dev.hedgerow.hogql.parser;

/** A place in a text as people count: line and column, both from 1. */
public record TextPosition(int line, int column) {
    /** Where a character offset stands; one beyond the end is the end. */
    public static TextPosition of(String text, int offset) {
        int end = Math.clamp(offset, 0, text.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new TextPosition(line, end - lineStart + 1);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
