package dev.hedgerow.http.insights;

import org.jspecify.annotations.Nullable;

/** The query to stop, by the id that its client gave it. */
public record CancelRequest(@Nullable String clientQueryId) {}
