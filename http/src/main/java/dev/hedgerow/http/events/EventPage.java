package dev.hedgerow.http.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of events, newest first.
 *
 * @param next the URL of the older events, or null
 */
public record EventPage(@Nullable String next, List<EventAnswer> results) {}
