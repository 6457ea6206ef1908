package dev.hedgerow.ingest.capture;

/**
 * A capture request that is refused. The message is plain text for the client, worded as PostHog's
 * capture service words it.
 */
public final class CaptureException extends RuntimeException {

    /** What is wrong with the request. */
    public enum Code {
        /** The body is no JSON, no valid compression, or of the wrong shape. */
        MALFORMED,
        /** The payload or one of its events is larger than allowed, as it came or decompressed. */
        TOO_LARGE,
        /** The request holds no event, or one that lacks what every event needs. */
        INVALID_EVENT,
        /** The project token is missing, inconsistent or impossible. */
        UNAUTHORIZED
    }

    private final Code code;

    private CaptureException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** The bytes cannot be turned into text: broken compression, base64, form or UTF-8. */
    public static CaptureException undecodable(String reason) {
        return new CaptureException(Code.MALFORMED, "failed to decode request: " + reason);
    }

    /** The text is no JSON, or JSON of the wrong shape. */
    public static CaptureException unparsable(String reason) {
        return new CaptureException(Code.MALFORMED, "failed to parse request: " + reason);
    }

    public static CaptureException emptyPayload() {
        return new CaptureException(Code.MALFORMED, "request missing data payload");
    }

    public static CaptureException tooLarge(int limitBytes) {
        return new CaptureException(
                Code.TOO_LARGE, "request payload exceeds the limit of " + limitBytes + " bytes");
    }

    public static CaptureException eventTooLarge(int limitBytes) {
        return new CaptureException(
                Code.TOO_LARGE,
                "maximum event size exceeded: an event may have " + limitBytes + " bytes of JSON");
    }

    public static CaptureException noEvent() {
        return new CaptureException(Code.INVALID_EVENT, "request holds no event");
    }

    public static CaptureException emptyEventName() {
        return new CaptureException(Code.INVALID_EVENT, "event submitted with an empty event name");
    }

    public static CaptureException missingDistinctId() {
        return new CaptureException(Code.INVALID_EVENT, "event submitted without a distinct_id");
    }

    public static CaptureException missingToken() {
        return new CaptureException(Code.UNAUTHORIZED, "event submitted without an api_key");
    }

    public static CaptureException inconsistentTokens() {
        return new CaptureException(
                Code.UNAUTHORIZED, "batch submitted with inconsistent api_key values");
    }

    /** The token cannot be a project's; the reason is one of PostHog's words for it. */
    public static CaptureException invalidToken(String reason) {
        return new CaptureException(Code.UNAUTHORIZED, "API key is not valid: " + reason);
    }

    /** No project has this token. */
    public static CaptureException unknownToken() {
        return new CaptureException(
                Code.UNAUTHORIZED,
                "Project API key invalid. You can find your project API key in your project's settings.");
    }
}
