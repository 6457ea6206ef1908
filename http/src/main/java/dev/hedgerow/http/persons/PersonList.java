package dev.hedgerow.http.persons;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of persons, the newest first.
 *
 * @param count how many there are in all; only when asked for
 */
public record PersonList(
        @Nullable String next,
        @Nullable String previous,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long count,
        List<PersonAnswer> results) {}
