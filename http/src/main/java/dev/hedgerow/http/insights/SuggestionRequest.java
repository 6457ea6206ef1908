package dev.hedgerow.http.insights;

import org.jspecify.annotations.Nullable;

/** What the caller wants suggestions about, in words; they only change the order. */
public record SuggestionRequest(@Nullable String context) {}
