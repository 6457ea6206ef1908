package dev.hedgerow.http.persons;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ids of persons: their distinct ids, or their own. */
public record PersonBatchFields(@Nullable List<String> distinctIds, @Nullable List<String> uuids) {}
