package dev.hedgerow.http.definitions;

import java.util.List;
import java.util.UUID;

/**
 * A change of the tags of many definitions.
 *
 * @param ids at most 500
 * @param action {@code add}, {@code remove} or {@code set}
 * @param tags at most 100
 */
record TagUpdateByUuid(List<UUID> ids, String action, List<String> tags) {}
