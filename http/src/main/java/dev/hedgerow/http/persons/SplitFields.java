package dev.hedgerow.http.persons;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person is taken apart.
 *
 * @param mainDistinctId the one that stays; the first when there is none
 * @param distinctIdsToSplit those that leave, instead; all others stay
 */
public record SplitFields(
        @Nullable String mainDistinctId, @Nullable List<String> distinctIdsToSplit) {}
