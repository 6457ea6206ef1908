package dev.hedgerow.http.persons;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Persons to delete, by distinct ids or by their own, at most 1000. */
public record BulkDeleteFields(
        @Nullable List<String> distinctIds,
        @Nullable List<UUID> ids,
        @Nullable Boolean deleteEvents,
        @Nullable Boolean deleteRecordings,
        @Nullable Boolean keepPerson) {}
