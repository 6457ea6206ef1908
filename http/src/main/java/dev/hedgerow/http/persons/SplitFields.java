package dev.hedgerow.http.persons;

import org.jspecify.annotations.Nullable;

/** Which distinct id stays with a person that is taken apart; the first when there is none. */
public record SplitFields(@Nullable String mainDistinctId) {}
