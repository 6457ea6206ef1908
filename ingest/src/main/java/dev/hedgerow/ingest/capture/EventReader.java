package dev.hedgerow.ingest.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads the JSON of a request in one pass: one event, a list of them, or an object with a {@code
 * batch}. Fields may come in any order; unknown ones are skipped, wrong types refused.
 */
final class EventReader {

    private final byte[] json;
    private final List<Draft> events = new ArrayList<>();
    private @Nullable String batchToken;
    private @Nullable String sentAt;
    private boolean historical;

    private EventReader(byte[] json) {
        this.json = json;
    }

    /**
     * Reads the text, which {@link JsonScrubber} has seen.
     *
     * @throws CaptureException when it is not JSON or not of this shape
     */
    static EventReader read(byte[] json) {
        EventReader reader = new EventReader(json);
        try (JsonParser parser = CaptureJson.parser(json, 0, json.length)) {
            reader.readRoot(parser);
        } catch (StreamConstraintsException e) {
            throw CaptureException.unparsable("a number, a name or the nesting is too long");
        } catch (JacksonException e) {
            throw CaptureException.unparsable(e.getOriginalMessage());
        }
        return reader;
    }

    List<Draft> events() {
        return events;
    }

    @Nullable String batchToken() {
        return batchToken;
    }

    @Nullable String sentAt() {
        return sentAt;
    }

    boolean isHistorical() {
        return historical;
    }

    private void readRoot(JsonParser parser) {
        JsonToken root = parser.nextToken();
        if (root == JsonToken.START_ARRAY) {
            readList(parser, events);
        } else if (root == JsonToken.START_OBJECT) {
            readObject(parser);
        } else {
            throw CaptureException.unparsable("expected an event, a list of events or a batch");
        }
        if (parser.nextToken() != null) {
            throw CaptureException.unparsable("trailing characters");
        }
    }

    private void readList(JsonParser parser, List<Draft> into) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw CaptureException.unparsable("expected an event to be an object");
            }
            long start = parser.currentTokenLocation().getByteOffset();
            Draft draft = new Draft();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                readEventField(parser, key, draft);
            }
            checkSize(start, parser);
            into.add(draft);
        }
    }

    private void readObject(JsonParser parser) {
        long start = parser.currentTokenLocation().getByteOffset();
        Draft single = new Draft();
        boolean batch = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "batch" -> {
                    if (parser.currentToken() != JsonToken.START_ARRAY) {
                        throw CaptureException.unparsable("expected batch to be a list");
                    }
                    batch = true;
                    events.clear();
                    readList(parser, events);
                }
                case "sent_at" -> {
                    JsonSlice value = CaptureJson.slice(parser, json, 0);
                    sentAt = value.kind() == JsonSlice.Kind.STRING ? value.text() : null;
                }
                case "historical_migration" ->
                        historical = CaptureJson.slice(parser, json, 0).isTrue();
                default -> readEventField(parser, key, single);
            }
        }
        if (batch) {
            batchToken = single.token;
        } else {
            checkSize(start, parser);
            sentAt = null; // Only a batch is stamped as a whole.
            events.add(single);
        }
    }

    /** The parser stands at the closing brace of an event. */
    private static void checkSize(long start, JsonParser parser) {
        if (parser.currentLocation().getByteOffset() - start > CaptureJson.MAX_EVENT_BYTES) {
            throw CaptureException.eventTooLarge(CaptureJson.MAX_EVENT_BYTES);
        }
    }

    private void readEventField(JsonParser parser, String key, Draft draft) {
        switch (key) {
            case "event" -> draft.event = optionalString(parser, key);
            case "distinct_id" -> draft.distinctId = notNull(parser, draft.distinctId);
            case "$distinct_id" -> {
                if (draft.distinctId == null) {
                    draft.distinctId = notNull(parser, null);
                } else {
                    parser.skipChildren();
                }
            }
            case "properties" -> readProperties(parser, draft);
            case "uuid" -> draft.uuid = uuid(optionalString(parser, key));
            case "timestamp" -> draft.timestamp = optionalString(parser, key);
            case "offset" -> draft.offset = optionalLong(parser, key);
            case "$set" -> draft.set = optionalObject(parser, key);
            case "$set_once" -> draft.setOnce = optionalObject(parser, key);
            case "token", "api_key", "$token" -> {
                String token = optionalString(parser, key);
                draft.token = draft.token == null ? token : draft.token;
            }
            default -> parser.skipChildren();
        }
    }

    private void readProperties(JsonParser parser, Draft draft) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            CaptureJson.readFields(parser, json, 0, draft.properties);
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            throw wrongType("properties", "an object");
        }
    }

    private @Nullable JsonSlice notNull(JsonParser parser, @Nullable JsonSlice otherwise) {
        JsonSlice value = CaptureJson.slice(parser, json, 0);
        return value.kind() == JsonSlice.Kind.NULL ? otherwise : value;
    }

    private @Nullable JsonSlice optionalObject(JsonParser parser, String key) {
        JsonSlice value = CaptureJson.slice(parser, json, 0);
        return switch (value.kind()) {
            case OBJECT -> value;
            case NULL -> null;
            case STRING, NUMBER, BOOLEAN, ARRAY -> throw wrongType(key, "an object");
        };
    }

    private static @Nullable String optionalString(JsonParser parser, String key) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        throw wrongType(key, "a string");
    }

    private static @Nullable Long optionalLong(JsonParser parser, String key) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        throw wrongType(key, "an integer");
    }

    /** Strict, unlike {@link UUID#fromString}, and open to the spelling without hyphens. */
    private static @Nullable UUID uuid(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        boolean hyphens =
                text.length() == 36
                        && text.charAt(8) == '-'
                        && text.charAt(13) == '-'
                        && text.charAt(18) == '-'
                        && text.charAt(23) == '-';
        if (!hyphens && text.length() != 32) {
            throw notUuid();
        }
        long high = 0;
        long low = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (hyphens && (i == 8 || i == 13 || i == 18 || i == 23)) {
                continue;
            }
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                throw notUuid();
            }
            if (digits++ < 16) {
                high = high << 4 | digit;
            } else {
                low = low << 4 | digit;
            }
        }
        return new UUID(high, low);
    }

    private static CaptureException notUuid() {
        return CaptureException.unparsable("uuid is not a UUID");
    }

    private static CaptureException wrongType(String key, String expected) {
        return CaptureException.unparsable("expected " + key + " to be " + expected);
    }

    /** An event while its fields are being read; nothing is required of it yet. */
    static final class Draft {
        @Nullable String event;
        @Nullable String token;
        @Nullable JsonSlice distinctId;
        @Nullable UUID uuid;
        @Nullable String timestamp;
        @Nullable Long offset;
        @Nullable JsonSlice set;
        @Nullable JsonSlice setOnce;
        final JsonFields properties = new JsonFields();
    }
}
