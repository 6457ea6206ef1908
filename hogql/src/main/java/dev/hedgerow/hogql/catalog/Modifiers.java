package dev.hedgerow.hogql.catalog;

import java.util.List;

/**
 * Settings of one query, PostHog's {@code modifiers}, as far as they change an answer here.
 *
 * @param bounceRateDurationSeconds a session shorter than this, in seconds, can be a bounce
 * @param convertToProjectTimezone whether times are shown and cut in the project's zone; in UTC
 *     otherwise
 * @param customChannels the project's own channel types, the first that applies wins
 */
public record Modifiers(
        int bounceRateDurationSeconds,
        boolean convertToProjectTimezone,
        List<CustomChannel> customChannels) {
    public static final Modifiers DEFAULT = new Modifiers(10, true, List.of());

    public Modifiers {
        customChannels = List.copyOf(customChannels);
    }

    /** Whether the fields of all tables are the same. */
    boolean definesTablesLike(Modifiers other) {
        return bounceRateDurationSeconds == other.bounceRateDurationSeconds
                && customChannels.equals(other.customChannels);
    }
}
