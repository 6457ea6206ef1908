package dev.hedgerow.ingest.validate;

import dev.hedgerow.ingest.capture.CaptureException;
import dev.hedgerow.ingest.capture.CaptureJson;
import dev.hedgerow.ingest.capture.JsonFields;
import dev.hedgerow.ingest.capture.JsonSlice;
import dev.hedgerow.metadata.MetadataException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Properties of persons and groups as JSON text by key: they are compared, replaced and written,
 * yet never looked into, so that nothing more is made of them.
 */
public final class PropertyTexts {

    /**
     * How many characters of JSON the properties of one person or group may have, about as many as
     * in PostHog: changes that would make more of them are not applied.
     */
    public static final int MAX_LENGTH = 1024 * 1024;

    private PropertyTexts() {}

    /**
     * Properties that somebody asks for through the API, as capture would have stored them.
     *
     * @throws MetadataException when they cannot be stored
     */
    public static Map<String, String> storable(Map<String, String> properties) {
        try {
            return parse(CaptureJson.storable(print(properties)));
        } catch (CaptureException e) {
            throw MetadataException.invalid("properties", "The properties cannot be stored.");
        }
    }

    /**
     * The object as JSON text.
     *
     * @throws MetadataException when it is larger than {@link #MAX_LENGTH}
     */
    public static String printBounded(Map<String, String> properties) {
        String printed = print(properties);
        if (printed.length() > MAX_LENGTH) {
            throw MetadataException.invalid(
                    "properties",
                    "Properties may have at most " + MAX_LENGTH + " characters of JSON together.");
        }
        return printed;
    }

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
