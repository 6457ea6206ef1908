package dev.hedgerow.http.tags;

import java.util.List;

/**
 * A change of the tags of many objects.
 *
 * @param ids at most 500
 * @param action {@code add}, {@code remove} or {@code set}
 * @param tags at most 100
 */
public record TagUpdateFields(List<Long> ids, String action, List<String> tags) {}
