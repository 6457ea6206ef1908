package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.DistinctIdRow;
import dev.hedgerow.store.GroupRow;
import dev.hedgerow.store.HandEdits;
import dev.hedgerow.store.PersonMerge;
import dev.hedgerow.store.PersonRow;
import dev.hedgerow.store.WriteBatch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * What batches bring besides events, gathered until it is written as if they were one batch: rows
 * that are replaced again soon are written once, and each statement runs once. Immutable.
 */
final class PendingChanges {

    static final PendingChanges NONE =
            new PendingChanges(0, 0, List.of(), List.of(), List.of(), List.of(), HandEdits.NONE);

    /** Of {@link System#nanoTime}, when the oldest of it came. */
    private final long sinceNanos;

    private final long version;
    private final List<PersonRow> persons;
    private final List<DistinctIdRow> distinctIds;
    private final List<GroupRow> groups;
    private final List<PersonMerge> merges;
    private final HandEdits edits;

    private PendingChanges(
            long sinceNanos,
            long version,
            List<PersonRow> persons,
            List<DistinctIdRow> distinctIds,
            List<GroupRow> groups,
            List<PersonMerge> merges,
            HandEdits edits) {
        this.sinceNanos = sinceNanos;
        this.version = version;
        this.persons = persons;
        this.distinctIds = distinctIds;
        this.groups = groups;
        this.merges = merges;
        this.edits = edits;
    }

    /** These and then a batch's; edits by hand are only in the last of them, see the writer. */
    PendingChanges with(WriteBatch batch) {
        return new PendingChanges(
                isEmpty() ? System.nanoTime() : sinceNanos,
                Math.max(version, batch.version()),
                joined(persons, batch.persons()),
                joined(distinctIds, batch.distinctIds()),
                joined(groups, batch.groups()),
                joined(merges, batch.merges()),
                batch.edits());
    }

    private static <R> List<R> joined(List<R> earlier, List<R> later) {
        if (earlier.isEmpty()) {
            return later;
        }
        List<R> all = new ArrayList<>(earlier.size() + later.size());
        all.addAll(earlier);
        all.addAll(later);
        return all;
    }

    boolean isEmpty() {
        return this == NONE;
    }

    long version() {
        return version;
    }

    /** How many rows wait. */
    int size() {
        return persons.size() + distinctIds.size() + groups.size() + merges.size();
    }

    long ageNanos() {
        return isEmpty() ? 0 : System.nanoTime() - sinceNanos;
    }

    /** Writes all of it, in the order that {@link WriteBatch} promises. */
    void apply(DuckDBConnection duck, EntityUpserts entities) throws SQLException {
        entities.persons(duck, persons);
        entities.distinctIds(duck, distinctIds);
        entities.groups(duck, groups);
        PersonMerges.apply(duck, merges);
        entities.members(duck, edits.members());
        PersonEdits.split(duck, edits.splits());
        PersonEdits.erase(duck, edits.erasures());
    }
}
