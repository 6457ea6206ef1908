package dev.hedgerow.http.error;

import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer of the API, in PostHog's shape.
 *
 * @param type the family: {@code validation_error}, {@code authentication_error}, {@code
 *     invalid_request}, {@code throttled_error} or {@code server_error}
 * @param code what exactly, for programs
 * @param detail what exactly, for people
 * @param attr the field that is wrong, parts of a path joined by two underscores; null when no
 *     single field is
 */
public record ErrorBody(String type, String code, String detail, @Nullable String attr) {}
