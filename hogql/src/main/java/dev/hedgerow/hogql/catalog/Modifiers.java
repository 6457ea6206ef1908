package dev.hedgerow.hogql.catalog;

/**
 * Settings of one query, PostHog's {@code modifiers}, as far as they change an answer here.
 *
 * @param bounceRateDurationSeconds a session shorter than this, in seconds, can be a bounce
 * @param convertToProjectTimezone whether times are shown and cut in the project's zone; in UTC
 *     otherwise
 */
public record Modifiers(int bounceRateDurationSeconds, boolean convertToProjectTimezone) {
    public static final Modifiers DEFAULT = new Modifiers(10, true);
}
