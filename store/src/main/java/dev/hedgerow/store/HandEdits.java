package dev.hedgerow.store;

import java.util.List;

/**
 * What people changed by hand rather than by sending events. Applied in this order.
 *
 * @param members replace what is stored under (project, cohort, person), unless that is newer
 * @param splits re-point events under one distinct id, in the order of the list
 * @param erasures delete events
 */
public record HandEdits(
        List<CohortMemberRow> members, List<PersonSplit> splits, List<PersonErasure> erasures) {

    public static final HandEdits NONE = new HandEdits(List.of(), List.of(), List.of());

    public HandEdits {
        members = List.copyOf(members);
        splits = List.copyOf(splits);
        erasures = List.copyOf(erasures);
    }
}
