package dev.hedgerow.store;

import java.util.List;

/**
 * What one commit brings to the store. Applied in this order: events, persons, distinct ids,
 * groups, merges in the order of the list, what was changed by hand; a merge thus moves events of
 * its own batch, too.
 *
 * @param version the number of the metadata's commit this batch carries over; grows by batch, 0
 *     when the batch carries no change of persons or groups
 * @param events to append, each once
 * @param persons replace what is stored under (project, person id), unless that is newer
 * @param distinctIds replace what is stored under (project, distinct id), unless that is newer
 * @param groups replace what is stored under (project, type, key), unless that is newer
 * @param merges re-point events from one person to another
 * @param edits what people changed by hand
 * @param position up to where in the journal of requests the store has everything once it has this;
 *     0 when the batch comes from elsewhere
 */
public record WriteBatch(
        long version,
        List<EventRow> events,
        List<PersonRow> persons,
        List<DistinctIdRow> distinctIds,
        List<GroupRow> groups,
        List<PersonMerge> merges,
        HandEdits edits,
        long position) {

    public WriteBatch {
        events = List.copyOf(events);
        persons = List.copyOf(persons);
        distinctIds = List.copyOf(distinctIds);
        groups = List.copyOf(groups);
        merges = List.copyOf(merges);
    }

    /** A batch of what events bring, as nearly all are. */
    public WriteBatch(
            long version,
            List<EventRow> events,
            List<PersonRow> persons,
            List<DistinctIdRow> distinctIds,
            List<GroupRow> groups,
            List<PersonMerge> merges) {
        this(version, events, persons, distinctIds, groups, merges, HandEdits.NONE, 0);
    }

    /** A batch of events alone. */
    public static WriteBatch ofEvents(List<EventRow> events) {
        return new WriteBatch(0, events, List.of(), List.of(), List.of(), List.of());
    }

    /** The same, as the last of what the journal has up to a position. */
    public WriteBatch through(long position) {
        return new WriteBatch(
                version, events, persons, distinctIds, groups, merges, edits, position);
    }
}
