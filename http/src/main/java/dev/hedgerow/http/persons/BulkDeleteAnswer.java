package dev.hedgerow.http.persons;

import java.util.List;

/**
 * What became of persons that were to be deleted.
 *
 * @param personsDeleted none when they were to be kept
 * @param eventsQueuedForDeletion true when their events are deleted, too; they are gone already
 * @param recordingsQueuedForDeletion true when that was asked for; there are no recordings here
 * @param deletionErrors always empty: either all are deleted or none
 */
public record BulkDeleteAnswer(
        int personsFound,
        int personsDeleted,
        boolean eventsQueuedForDeletion,
        boolean recordingsQueuedForDeletion,
        List<String> deletionErrors) {}
