package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.identity.IdentityResolver;
import dev.hedgerow.ingest.identity.StoreRows;
import dev.hedgerow.ingest.validate.ReadyEvent;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.persons.ChangeVersionDao;
import dev.hedgerow.metadata.persons.IdentityChanges;
import dev.hedgerow.metadata.persons.PersonDao;
import dev.hedgerow.store.EventWriter;
import dev.hedgerow.store.WriteBatch;
import java.util.List;
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

    /** Stores the events; they are durable and visible when this returns. */
    void commit(List<ReadyEvent> events) {
        catchUp();
        WriteBatch batch = resolver.resolve(events);
        storeIsBehind = batch.version() > 0;
        store.write(batch);
        storeIsBehind = false;
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
            long through = Math.min(after + CHANGES_PER_STEP, current);
            IdentityChanges changes =
                    metadata.read(handle -> IdentityChanges.between(handle, after, through));
            store.write(StoreRows.catchUp(through, changes));
            applied = through;
        }
        storeIsBehind = false;
    }

    /** Deletes what was only kept to tell the store. */
    void forgetApplied() {
        long applied = store.appliedVersion();
        metadata.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            dao.deleteMergesThrough(applied);
            dao.deleteGonePersonsThrough(applied);
            dao.deleteGoneDistinctIdsThrough(applied);
        });
    }
}
