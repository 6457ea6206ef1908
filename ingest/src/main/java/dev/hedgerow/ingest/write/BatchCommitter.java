package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.identity.IdentityResolver;
import dev.hedgerow.ingest.identity.StoreRows;
import dev.hedgerow.ingest.validate.ReadyEvent;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.changes.IdentityChanges;
import dev.hedgerow.metadata.cohorts.CohortMemberDao;
import dev.hedgerow.metadata.persons.ChangeVersionDao;
import dev.hedgerow.metadata.persons.ErasedPerson;
import dev.hedgerow.metadata.persons.PersonDao;
import dev.hedgerow.metadata.persons.PersonEditDao;
import dev.hedgerow.metadata.queries.QueryResults;
import dev.hedgerow.store.EventWriter;
import dev.hedgerow.store.WriteBatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits one batch: metadata first, then the store. When the store does not get a change the
 * metadata has committed, be it by a crash or by an error, it is told before the next batch; the
 * number of the change says what it missed. For one thread.
 */
final class BatchCommitter {

    private static final Logger log = LoggerFactory.getLogger(BatchCommitter.class);

    /** How many changes are carried over at once; each can be as large as a batch. */
    private static final long CHANGES_PER_STEP = 20;

    private final MetadataDatabase metadata;
    private final EventWriter store;
    private final IdentityResolver resolver;
    private boolean storeIsBehind = true;

    BatchCommitter(MetadataDatabase metadata, EventWriter store) {
        this.metadata = metadata;
        this.store = store;
        this.resolver = new IdentityResolver(metadata);
    }

    /**
     * Stores the events; they are durable and visible when this returns.
     *
     * @param position in the journal, up to which everything is stored then
     */
    void commit(List<ReadyEvent> events, long position) {
        catchUp();
        WriteBatch batch = resolver.resolve(events).through(position);
        storeIsBehind = batch.version() > 0;
        store.write(batch);
        storeIsBehind = false;
    }

    /** Up to where in the journal everything is stored. */
    long appliedPosition() {
        return store.appliedPosition();
    }

    /** Runs a change of identities that ingest did not make, and carries it into the store. */
    void change(Runnable action) {
        try {
            action.run();
        } finally {
            resolver.forget();
            storeIsBehind = true;
        }
        catchUp();
        forgetApplied();
    }

    /** Tells the store what it missed; does nothing when it missed nothing. */
    void catchUp() {
        if (!storeIsBehind) {
            return;
        }
        long applied = store.appliedVersion();
        long current = metadata.reading(ChangeVersionDao.class, ChangeVersionDao::current);
        if (applied < current) {
            log.info("store: carrying over the changes of persons {} to {}", applied + 1, current);
        }
        while (applied < current) {
            long after = applied;
            long wanted = Math.min(after + CHANGES_PER_STEP, current);
            long through = metadata.read(handle -> IdentityChanges.stepEnd(handle, after, wanted));
            IdentityChanges changes =
                    metadata.read(handle -> IdentityChanges.between(handle, after, through));
            store.write(StoreRows.catchUp(through, changes));
            forgetAnswers(changes.erasures());
            applied = through;
        }
        storeIsBehind = false;
    }

    /** Kept answers can show whom the store does not have any more. */
    private void forgetAnswers(List<ErasedPerson> erasures) {
        Set<Long> projects = new HashSet<>();
        erasures.forEach(erased -> projects.add(erased.projectId()));
        metadata.writing(
                handle -> projects.forEach(project -> QueryResults.forget(handle, project)));
    }

    /** Deletes what was only kept to tell the store. */
    void forgetApplied() {
        long applied = store.appliedVersion();
        metadata.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            dao.deleteMergesThrough(applied);
            dao.deleteGonePersonsThrough(applied);
            dao.deleteGoneDistinctIdsThrough(applied);
            handle.attach(CohortMemberDao.class).deleteGoneThrough(applied);
            PersonEditDao edits = handle.attach(PersonEditDao.class);
            edits.deleteSplitsThrough(applied);
            edits.deleteErasuresThrough(applied);
        });
    }
}
