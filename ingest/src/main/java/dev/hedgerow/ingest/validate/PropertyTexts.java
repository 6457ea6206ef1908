package dev.hedgerow.ingest.validate;

import dev.hedgerow.ingest.capture.CaptureJson;
import dev.hedgerow.ingest.capture.JsonFields;
import dev.hedgerow.ingest.capture.JsonSlice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Properties of persons and groups as JSON text by key: they are compared, replaced and written,
 * yet never looked into, so that nothing more is made of them.
 */
public final class PropertyTexts {

    private PropertyTexts() {}

    /** Reads a JSON object that was printed here. */
    public static Map<String, String> parse(String json) {
        return of(CaptureJson.fields(JsonSlice.of(json, JsonSlice.Kind.OBJECT)));
    }

    /** The object as JSON text. */
    public static String print(Map<String, String> properties) {
        StringBuilder json = new StringBuilder(properties.size() * 32 + 2).append('{');
        properties.forEach((key, value) -> {
            if (json.length() > 1) {
                json.append(',');
            }
            json.append(CaptureJson.quote(key)).append(':').append(value);
        });
        return json.append('}').toString();
    }

    /** Changeable texts of the fields; empty without an object. */
    static Map<String, String> of(@Nullable JsonFields object) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (object != null) {
            object.forEach((key, value) -> texts.put(key, value.json()));
        }
        return texts;
    }
}
