package dev.hedgerow.http.persons;

import java.util.List;

/**
 * What became of persons that were to be deleted.
 *
 * @param eventsQueuedForDeletion true when their events are deleted, too; they are gone already
 * @param deletionErrors always empty: either all are deleted or none
 */
public record BulkDeleteAnswer(
        int personsFound,
        int personsDeleted,
        boolean eventsQueuedForDeletion,
        List<String> deletionErrors) {}
