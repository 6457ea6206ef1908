package dev.hedgerow.ingest.capture;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as capture reads it: nothing but standard JSON, and none of it so deep, long or large that
 * reading it would hurt. Thread-safe.
 */
public final class CaptureJson {

    /** How many bytes of JSON one request may hold, as PostHog's {@code /batch/}. */
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    /** How many one event may have, as a message of PostHog's capture ({@code rust/capture}). */
    static final int MAX_EVENT_BYTES = 1_000_000;

    /** How deep containers may nest; PostHog's parser stops at 128, too. */
    static final int MAX_DEPTH = 128;

    private static final int MAX_NUMBER_LENGTH = 400;
    private static final int MAX_NAME_LENGTH = 64 * 1024;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                    .maxNameLength(MAX_NAME_LENGTH)
                                    .maxStringLength(MAX_BYTES)
                                    .maxDocumentLength(MAX_BYTES + 1L)
                                    .build())
                    .errorReportConfiguration(
                            ErrorReportConfiguration.builder().maxRawContentLength(0).build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    /** For the rare values that have to be looked into. */
    static final JsonMapper MAPPER =
            JsonMapper.builder(FACTORY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private CaptureJson() {}

    static JsonParser parser(byte[] json, int start, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), json, start, length);
    }

    /**
     * JSON text from elsewhere than capture as capture would store it: escapes of NUL and of lone
     * surrogates mended, and no number or nesting that its parser would refuse later.
     *
     * @throws CaptureException when it cannot be stored
     */
    public static String storable(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonScrubber.scrub(bytes);
        try (JsonParser parser = parser(bytes, 0, bytes.length)) {
            while (parser.nextToken() != null) {
                parser.finishToken();
            }
        } catch (JacksonException e) {
            throw CaptureException.unparsable(e.getOriginalMessage());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text of a string with escapes. */
    static String readString(JsonSlice slice) {
        try (JsonParser parser = parser(slice.buffer(), slice.start(), slice.length())) {
            parser.nextToken();
            return parser.getString();
        }
    }

    /** The fields of an object, each value a slice of the same buffer. */
    public static JsonFields fields(JsonSlice object) {
        JsonFields fields = new JsonFields();
        try (JsonParser parser = parser(object.buffer(), object.start(), object.length())) {
            parser.nextToken();
            readFields(parser, object.buffer(), object.start(), fields);
        }
        return fields;
    }

    /** Reads an object whose opening brace is the current token, up to its closing one. */
    static void readFields(JsonParser parser, byte[] buffer, int base, JsonFields into) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            into.put(key, slice(parser, buffer, base));
        }
    }

    /** The current value as a slice; the parser then stands at the value's last token. */
    static JsonSlice slice(JsonParser parser, byte[] buffer, int base) {
        JsonToken token = parser.currentToken();
        int start = base + (int) parser.currentTokenLocation().getByteOffset();
        JsonSlice.Kind kind =
                switch (token) {
                    case START_OBJECT -> JsonSlice.Kind.OBJECT;
                    case START_ARRAY -> JsonSlice.Kind.ARRAY;
                    case VALUE_STRING -> JsonSlice.Kind.STRING;
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonSlice.Kind.NUMBER;
                    case VALUE_TRUE, VALUE_FALSE -> JsonSlice.Kind.BOOLEAN;
                    case VALUE_NULL -> JsonSlice.Kind.NULL;
                    case NOT_AVAILABLE,
                            END_OBJECT,
                            END_ARRAY,
                            PROPERTY_NAME,
                            VALUE_EMBEDDED_OBJECT ->
                            throw CaptureException.unparsable("expected a value");
                };
        if (token.isStructStart()) {
            skipChildren(parser, buffer, base);
        } else {
            parser.finishToken(); // Strings and numbers are read lazily; the end must be known.
        }
        int end = base + (int) parser.currentLocation().getByteOffset();
        byte[] usual =
                token == JsonToken.VALUE_NUMBER_FLOAT
                        ? JsonNumbers.usual(buffer, start, end)
                        : null;
        return usual == null
                ? new JsonSlice(buffer, start, end, kind)
                : new JsonSlice(usual, 0, usual.length, kind);
    }

    /** Skips what is in a container, and spells its fractions the usual way. */
    private static void skipChildren(JsonParser parser, byte[] buffer, int base) {
        int open = 1;
        while (open > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return; // The parser has complained, or reads a slice that is cut short.
            }
            if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                int start = base + (int) parser.currentTokenLocation().getByteOffset();
                JsonNumbers.mend(
                        buffer, start, base + (int) parser.currentLocation().getByteOffset());
            }
        }
    }

    /** What a valid JSON text without space around it is. */
    public static JsonSlice.Kind kindOf(String json) {
        return switch (json.charAt(0)) {
            case '"' -> JsonSlice.Kind.STRING;
            case '{' -> JsonSlice.Kind.OBJECT;
            case '[' -> JsonSlice.Kind.ARRAY;
            case 't', 'f' -> JsonSlice.Kind.BOOLEAN;
            case 'n' -> JsonSlice.Kind.NULL;
            default -> JsonSlice.Kind.NUMBER;
        };
    }

    /** The value as a tree. */
    public static JsonNode tree(JsonSlice value) {
        return MAPPER.readTree(value.buffer(), value.start(), value.length());
    }

    /** The text as a JSON string. */
    public static String quote(String text) {
        return isPlain(text) ? '"' + text + '"' : MAPPER.writeValueAsString(text);
    }

    /** True for text that JSON has as it stands: printable ASCII without quotes and backslashes. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** The value as compact JSON text with the keys of its objects sorted. */
    static String sorted(JsonSlice value) {
        return MAPPER.writeValueAsString(MAPPER.readValue(value.json(), Object.class));
    }
}
