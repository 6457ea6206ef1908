package dev.hedgerow.ingest.capture;

import java.nio.charset.StandardCharsets;

/**
 * A JSON value as text, a range of a larger buffer: it is read only when somebody asks. The text is
 * known to be valid JSON in valid UTF-8, free of NUL and of lone surrogates.
 *
 * @param buffer holds the text; never written to again
 * @param start its first byte
 * @param end the byte after its last
 * @param kind what the value is
 */
@SuppressWarnings("ArrayRecordComponent") // Slices are compared by sameText.
public record JsonSlice(byte[] buffer, int start, int end, Kind kind) {

    /** What a JSON value can be. */
    public enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        ARRAY,
        OBJECT
    }

    /** A slice of its own for a text that is known to be valid JSON. */
    public static JsonSlice of(String json, Kind kind) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new JsonSlice(bytes, 0, bytes.length, kind);
    }

    public int length() {
        return end - start;
    }

    /** The JSON text, quotes and escapes included. */
    public String json() {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }

    /** True for the literal {@code true}. */
    public boolean isTrue() {
        return kind == Kind.BOOLEAN && buffer[start] == 't';
    }

    /** True for the literal {@code false}. */
    public boolean isFalse() {
        return kind == Kind.BOOLEAN && buffer[start] == 'f';
    }

    /** The value as text: a string without quotes and escapes, anything else as its JSON. */
    public String text() {
        if (kind != Kind.STRING) {
            return json();
        }
        for (int i = start + 1; i < end - 1; i++) {
            if (buffer[i] == '\\') {
                return CaptureJson.readString(this);
            }
        }
        return new String(buffer, start + 1, end - start - 2, StandardCharsets.UTF_8);
    }
}
