package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong with a query, in words for its author. The one root of this module's errors.
 *
 * <p>{@link #attr()} is the dotted path of the field at fault ({@code query.series.0.math}), null
 * when no single field is.
 */
public final class QueryException extends RuntimeException {

    /** Kinds of error; what HTTP status and API code each has is decided by the HTTP layer. */
    public enum Code {
        /** The JSON is not a query: an unknown kind. */
        PARSE_ERROR,
        /** A field is missing, of the wrong type or of a value that is not allowed. */
        INVALID_INPUT,
        /** A kind of node that exists and cannot be run by its nature. */
        UNSUPPORTED_KIND,
        /** PostHog has it, we do not yet. */
        NOT_IMPLEMENTED,
        /** An object that the query names, or a background query, does not exist. */
        NOT_FOUND,
        /** The query ran longer than it may. */
        TIMEOUT,
        /** Somebody cancelled the query. */
        CANCELLED,
        /** The answer has more rows, or needs more memory, than a query may have. */
        TOO_LARGE,
        /** As many queries as may wait are waiting. */
        TOO_MANY_QUERIES,
        /** The engine refused the query, with a message for its author. */
        QUERY_FAILED,
        /** A fault of ours; the message is not for the author of the query. */
        INTERNAL
    }

    private final Code code;
    private final @Nullable String rule;
    private final @Nullable String attr;
    private final transient @Nullable JsonNode metadata;

    private QueryException(
            Code code,
            @Nullable String rule,
            String detail,
            @Nullable String attr,
            @Nullable JsonNode metadata,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.rule = rule;
        this.attr = attr;
        this.metadata = metadata;
    }

    private QueryException(
            Code code, String detail, @Nullable String attr, @Nullable Throwable cause) {
        this(code, null, detail, attr, null, cause);
    }

    public Code code() {
        return code;
    }

    /** PostHog's name of the rule that the query breaks; null for rules without a name. */
    public @Nullable String rule() {
        return rule;
    }

    /** The message, made for the author of the query. */
    public String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    public @Nullable String attr() {
        return attr;
    }

    /** What editors are told about a text in HogQL; null for errors of anything else. */
    public @Nullable JsonNode metadata() {
        return metadata;
    }

    /** An error in a text in HogQL. */
    public static QueryException ofHogql(String detail, JsonNode metadata, Throwable cause) {
        return new QueryException(Code.QUERY_FAILED, null, detail, null, metadata, cause);
    }

    /** A field that is missing, of a wrong type or of a value that is not allowed. */
    public static QueryException invalid(String detail, @Nullable String attr) {
        return new QueryException(Code.INVALID_INPUT, detail, attr, null);
    }

    /** A query that breaks a rule with a name, such as {@code funnel_exclusions_invalid}. */
    public static QueryException against(String rule, String detail, @Nullable String attr) {
        return new QueryException(Code.INVALID_INPUT, rule, detail, attr, null, null);
    }

    /** A kind nobody knows; the text is that of PostHog's parser. */
    public static QueryException unknownKind(String kind) {
        return new QueryException(
                Code.PARSE_ERROR,
                "1 validation error for QueryRequest\nquery\n  Input tag '"
                        + kind
                        + "' found using 'kind' does not match any of the expected tags: "
                        + String.join(", ", QueryNodes.quotedKinds()),
                null,
                null);
    }

    /** A query that is no object with a kind. */
    public static QueryException missingKind() {
        return new QueryException(
                Code.PARSE_ERROR,
                "1 validation error for QueryRequest\nquery\n"
                        + "  Unable to extract tag using discriminator 'kind'",
                null,
                null);
    }

    /** A node that exists and cannot be run. */
    public static QueryException unsupportedKind(String kind) {
        return new QueryException(
                Code.UNSUPPORTED_KIND, "Unsupported query kind: " + kind, null, null);
    }

    /** Something of PostHog's that is not there yet; {@code what} names it. */
    public static QueryException notImplemented(String what) {
        return new QueryException(
                Code.NOT_IMPLEMENTED, what + " is not supported yet.", null, null);
    }

    public static QueryException notFound(String detail) {
        return new QueryException(Code.NOT_FOUND, detail, null, null);
    }

    /** An error of a given code, such as one translated from the store. */
    public static QueryException of(Code code, String detail, @Nullable Throwable cause) {
        return new QueryException(code, detail, null, cause);
    }
}
