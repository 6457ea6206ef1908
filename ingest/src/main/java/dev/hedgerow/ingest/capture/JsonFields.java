package dev.hedgerow.ingest.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object in their order, each value still text. A key that comes twice keeps
 * its first place and its last value, so that the text written from it has every key once. Not
 * thread-safe; filled by one thread, read by others after it was handed over.
 */
public final class JsonFields {

    private final Map<String, JsonSlice> fields = new LinkedHashMap<>(64);

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public int size() {
        return fields.size();
    }

    public @Nullable JsonSlice get(String key) {
        return fields.get(key);
    }

    public boolean has(String key) {
        return fields.containsKey(key);
    }

    /** Adds the field, or gives it another value. */
    public void put(String key, JsonSlice value) {
        fields.put(key, value);
    }

    /** Takes the field out and returns what it held, null when there was none. */
    public @Nullable JsonSlice remove(String key) {
        return fields.remove(key);
    }

    /** Visits the fields in their order. */
    public void forEach(BiConsumer<String, JsonSlice> visitor) {
        fields.forEach(visitor);
    }

    /** The object as JSON text. */
    public String toJson() {
        int length = 2;
        for (Map.Entry<String, JsonSlice> field : fields.entrySet()) {
            length += field.getKey().length() + field.getValue().length() + 4;
        }
        JsonText text = new JsonText(length);
        char separator = '{';
        for (Map.Entry<String, JsonSlice> field : fields.entrySet()) {
            JsonSlice value = field.getValue();
            text.append(separator);
            text.appendKey(field.getKey());
            text.append(value.buffer(), value.start(), value.length());
            separator = ',';
        }
        if (separator == '{') {
            return "{}";
        }
        text.append('}');
        return text.asString();
    }

    /** Collects UTF-8 bytes without a lock and without a copy at the end. */
    private static final class JsonText {

        private byte[] bytes;
        private int length;

        JsonText(int capacity) {
            bytes = new byte[capacity];
        }

        void append(char ascii) {
            ensure(1);
            bytes[length++] = (byte) ascii;
        }

        void append(byte[] source, int start, int count) {
            ensure(count);
            System.arraycopy(source, start, bytes, length, count);
            length += count;
        }

        @SuppressWarnings(
                "deprecation") // getBytes(int, int, byte[], int) is the cheap copy of ASCII.
        void appendKey(String key) {
            int count = key.length();
            ensure(count + 3);
            if (CaptureJson.isPlain(key)) {
                bytes[length] = '"';
                key.getBytes(0, count, bytes, length + 1);
                bytes[length + count + 1] = '"';
                length += count + 2;
            } else {
                byte[] quoted = CaptureJson.quote(key).getBytes(StandardCharsets.UTF_8);
                append(quoted, 0, quoted.length);
            }
            append(':');
        }

        private void ensure(int more) {
            if (bytes.length - length < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }

        String asString() {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }
}
