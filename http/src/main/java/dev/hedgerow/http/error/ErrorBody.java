package dev.hedgerow.http.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of every error answer of the API, in PostHog's shape.
 *
 * @param type the family: {@code validation_error}, {@code authentication_error}, {@code
 *     invalid_request}, {@code throttled_error} or {@code server_error}
 * @param code what exactly, for programs
 * @param detail what exactly, for people
 * @param attr the field that is wrong, parts of a path joined by two underscores; null when no
 *     single field is
 * @param extra further facts for programs, such as the places of errors in a text in HogQL; left
 *     out when there are none
 */
public record ErrorBody(
        String type,
        String code,
        String detail,
        @Nullable String attr,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode extra) {

    /** An error without anything further. */
    public ErrorBody(String type, String code, String detail, @Nullable String attr) {
        this(type, code, detail, attr, null);
    }
}
