package dev.hedgerow.http.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer that is an error: the HTTP status and the body to send. Every detail is written for the
 * caller to read, so it holds no secret.
 */
public final class ApiException extends RuntimeException {
    private static final String VALIDATION = "validation_error";
    private static final String AUTHENTICATION = "authentication_error";
    private static final String REQUEST = "invalid_request";
    private static final String SERVER = "server_error";

    private final int status;
    private final ErrorBody body;
    private final @Nullable Integer retryAfterSeconds;

    private ApiException(int status, ErrorBody body, @Nullable Integer retryAfterSeconds) {
        super(body.detail());
        this.status = status;
        this.body = body;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    private static ApiException of(
            int status, String type, String code, String detail, @Nullable String attr) {
        return new ApiException(status, new ErrorBody(type, code, detail, attr), null);
    }

    /**
     * 400 for a value that is not what the field takes; {@code attr} is null when the body as a
     * whole is wrong.
     */
    public static ApiException invalid(@Nullable String attr, String detail) {
        return invalid(attr, "invalid_input", detail);
    }

    /** 400 with a code of its own, such as {@code unique} or {@code max_length}. */
    public static ApiException invalid(@Nullable String attr, String code, String detail) {
        return of(400, VALIDATION, code, detail, attr);
    }

    /** 400 for a text in HogQL, with what editors are told about it. */
    public static ApiException invalidHogql(String code, String detail, JsonNode metadata) {
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        extra.set("hogql_metadata", metadata);
        return new ApiException(400, new ErrorBody(VALIDATION, code, detail, null, extra), null);
    }

    /** 400 for a field that is not there. */
    public static ApiException required(String attr) {
        return invalid(attr, "required", "This field is required.");
    }

    /** 400 for a text field that is empty and may not be. */
    public static ApiException blank(String attr) {
        return invalid(attr, "blank", "This field may not be blank.");
    }

    /** 400 for a body that is no JSON. */
    public static ApiException unparsable(String why) {
        return of(400, REQUEST, "parse_error", "JSON parse error - " + why, null);
    }

    /** 401 for a request without credentials. */
    public static ApiException notAuthenticated() {
        return notAuthenticated(401);
    }

    /**
     * The same with the status that the endpoint gives: PostHog answers 403 on endpoints that
     * sharing tokens open.
     */
    public static ApiException notAuthenticated(int status) {
        return of(
                status,
                AUTHENTICATION,
                "not_authenticated",
                "Authentication credentials were not provided.",
                null);
    }

    /** 401 for credentials that are wrong. */
    public static ApiException authenticationFailed(String detail) {
        return authenticationFailed(401, detail);
    }

    /** The same with another status; sharing tokens answer 403. */
    public static ApiException authenticationFailed(int status, String detail) {
        return of(status, AUTHENTICATION, "authentication_failed", detail, null);
    }

    /** 403 for a caller who is known but may not, in the words that fit every action. */
    public static ApiException permissionDenied() {
        return permissionDenied("You do not have permission to perform this action.");
    }

    /** 403 for a caller who is known but may not. */
    public static ApiException permissionDenied(String detail) {
        return of(403, AUTHENTICATION, "permission_denied", detail, null);
    }

    /** 404 for an object that does not exist, or that the caller may not know of. */
    public static ApiException notFound() {
        return notFound("Not found.");
    }

    /** 404 in other words. */
    public static ApiException notFound(String detail) {
        return of(404, REQUEST, "not_found", detail, null);
    }

    /**
     * 405 for a path that exists with other methods; {@code detail} as PostHog says it when the
     * refusal has a reason.
     */
    public static ApiException methodNotAllowed(String method) {
        return methodRefused("Method \"" + method + "\" not allowed.");
    }

    /** The same with a reason. */
    public static ApiException methodRefused(String detail) {
        return of(405, REQUEST, "method_not_allowed", detail, null);
    }

    /** 405 for DELETE of what is deleted by a field, so that it can be restored. */
    public static ApiException hardDeleteRefused() {
        return methodRefused(
                "Hard delete of this model is not allowed. Use a patch API call to set \"deleted\" to true");
    }

    /** 409 for a request that the state of an object refuses. */
    public static ApiException conflict(String detail) {
        return of(409, REQUEST, "conflict", detail, null);
    }

    /** 413 for a body of more bytes than the endpoint takes. */
    public static ApiException tooLarge(long limitBytes) {
        return of(
                413,
                REQUEST,
                "request_too_large",
                "Request body is larger than " + limitBytes + " bytes.",
                null);
    }

    /** 415 for a body that is neither JSON nor a form. */
    public static ApiException unsupportedMediaType(String mediaType) {
        return of(
                415,
                REQUEST,
                "unsupported_media_type",
                "Unsupported media type \"" + mediaType + "\" in request.",
                null);
    }

    /** 429 with the seconds to wait. */
    public static ApiException throttled(String detail, int retryAfterSeconds) {
        return new ApiException(
                429,
                new ErrorBody("throttled_error", "throttled", detail, null),
                retryAfterSeconds);
    }

    /**
     * 500 that tells the caller nothing but that it was not their fault; the reason is in the log.
     */
    public static ApiException internal() {
        return of(500, SERVER, "error", "A server error occurred.", null);
    }

    /** 501 for what PostHog has and Hedgerow does not have yet. */
    public static ApiException notImplemented(String feature) {
        return notImplementedBecause(feature + ": not available in this version of Hedgerow.");
    }

    /** The same in other words. */
    public static ApiException notImplementedBecause(String detail) {
        return of(501, SERVER, "not_implemented", detail, null);
    }

    /** 503 for a server that cannot take the request now, with the seconds to wait. */
    public static ApiException unavailable(String code, String detail, int retryAfterSeconds) {
        return new ApiException(503, new ErrorBody(SERVER, code, detail, null), retryAfterSeconds);
    }

    /** 504 for work that took longer than allowed. */
    public static ApiException timeout(String detail) {
        return of(504, SERVER, "timeout", detail, null);
    }

    public int status() {
        return status;
    }

    public ErrorBody body() {
        return body;
    }

    /** Seconds until a repeat makes sense, or null. */
    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
