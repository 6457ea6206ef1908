package dev.hedgerow.ingest.capture;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a capture request into events, for every form SDKs send. Thread-safe.
 *
 * <p>The rules are those of PostHog's capture service ({@code rust/capture}): the whole request is
 * refused when one of its events lacks a name or a distinct id, the batch's token wins over those
 * of its events, distinct ids become text of at most 200 characters.
 */
public final class CaptureParser {

    private static final int MAX_DISTINCT_ID = 200;
    private static final int MAX_TOKEN = 64;
    private static final String PERSONAL_KEY_PREFIX = "phx_";

    /** Times in the query string before this year are seconds of old SDKs, which are not used. */
    private static final int FIRST_YEAR_IN_MILLIS = 2021;

    private final PayloadDecoder decoder = new PayloadDecoder(CaptureJson.MAX_BYTES);

    /**
     * Reads the request.
     *
     * @throws CaptureException when it has to be refused; then nothing of it counts
     */
    public CaptureRequest parse(CaptureInput input) {
        FormFields query = FormFields.parse(input.rawQuery().getBytes(StandardCharsets.UTF_8));
        byte[] json = decoder.decode(input, query);
        JsonScrubber.scrub(json);
        EventReader reader = EventReader.read(json);
        boolean engage = isEngage(input.path());
        if (reader.events().isEmpty()) {
            throw CaptureException.noEvent();
        }
        for (EventReader.Draft draft : reader.events()) {
            if (draft.event == null && !engage) {
                throw CaptureException.unparsable("missing field event");
            }
        }
        String token = token(reader);
        List<RawEvent> events = new ArrayList<>(reader.events().size());
        for (EventReader.Draft draft : reader.events()) {
            events.add(event(draft, engage));
        }
        return new CaptureRequest(
                token,
                events,
                sentAt(reader.sentAt(), query),
                reader.isHistorical(),
                input.clientIp(),
                input.receivedAt(),
                json.length);
    }

    private static boolean isEngage(String path) {
        return path.endsWith("/engage") || path.endsWith("/engage/");
    }

    private static RawEvent event(EventReader.Draft draft, boolean engage) {
        String name = engage || draft.event == null ? "$identify" : draft.event;
        if (name.isEmpty()) {
            throw CaptureException.emptyEventName();
        }
        return new RawEvent(
                name,
                distinctId(draft),
                draft.uuid,
                draft.timestamp,
                draft.offset,
                draft.properties,
                draft.set,
                draft.setOnce);
    }

    private static String distinctId(EventReader.Draft draft) {
        JsonSlice value = draft.distinctId;
        if (value == null) {
            value = draft.properties.get("distinct_id");
        }
        if (value == null || value.kind() == JsonSlice.Kind.NULL) {
            throw CaptureException.missingDistinctId();
        }
        String text =
                switch (value.kind()) {
                    case STRING, BOOLEAN, NULL -> value.text();
                    case NUMBER, ARRAY, OBJECT -> CaptureJson.sorted(value);
                };
        if (text.isBlank()) {
            throw CaptureException.missingDistinctId();
        }
        return text.length() > MAX_DISTINCT_ID
                        && text.codePointCount(0, text.length()) > MAX_DISTINCT_ID
                ? text.substring(0, text.offsetByCodePoints(0, MAX_DISTINCT_ID))
                : text;
    }

    private static String token(EventReader reader) {
        String token = reader.batchToken();
        if (token == null) {
            for (EventReader.Draft draft : reader.events()) {
                String own = token(draft);
                if (own != null && token != null && !own.equals(token)) {
                    throw CaptureException.inconsistentTokens();
                }
                token = own == null ? token : own;
            }
        }
        if (token == null) {
            throw CaptureException.missingToken();
        }
        validate(token);
        return token;
    }

    private static @Nullable String token(EventReader.Draft draft) {
        if (draft.token != null) {
            return draft.token;
        }
        JsonSlice property = draft.properties.get("token");
        return property != null && property.kind() == JsonSlice.Kind.STRING
                ? property.text()
                : null;
    }

    private static void validate(String token) {
        if (token.isEmpty()) {
            throw CaptureException.invalidToken("empty");
        }
        if (token.length() > MAX_TOKEN) {
            throw CaptureException.invalidToken("too_long");
        }
        if (!token.chars().allMatch(c -> c < 0x80)) {
            throw CaptureException.invalidToken("not_ascii");
        }
        if (token.startsWith(PERSONAL_KEY_PREFIX)) {
            throw CaptureException.invalidToken("personal_api_key");
        }
    }

    /** The batch's own stamp, or the {@code _} that posthog-js puts into the query, in ms. */
    private static @Nullable Instant sentAt(@Nullable String stamp, FormFields query) {
        Instant sentAt = stamp == null ? null : Timestamps.parse(stamp);
        if (sentAt != null) {
            return sentAt;
        }
        String millis = query.text("_");
        if (millis == null) {
            return null;
        }
        try {
            Instant instant = Instant.ofEpochMilli(Long.parseLong(millis));
            return instant.atOffset(ZoneOffset.UTC).getYear() >= FIRST_YEAR_IN_MILLIS
                    ? instant
                    : null;
        } catch (NumberFormatException | DateTimeException e) {
            return null; // Not a time we know: as if it were not there.
        }
    }
}
