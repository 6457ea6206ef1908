package dev.hedgerow.store.duckdb;

import dev.hedgerow.hogql.catalog.PropertyUse;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.store.ChunkVisitor;
import dev.hedgerow.store.EventStore;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.RowVisitor;
import dev.hedgerow.store.Rows;
import dev.hedgerow.store.StoreException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store, with an eye on what queries read: a property that a project's queries ask for again
 * and again gets a column of its own, in the background and one after the other. A query pays a
 * look-up per property for it. Thread-safe.
 *
 * <p>Counts live in memory and start again with the program; what is promoted stays promoted.
 */
public final class PromotingEventStore implements EventStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PromotingEventStore.class);

    /** Queries with made-up keys must not fill the memory. */
    private static final int MOST_COUNTED = 10_000;

    private static final long PATIENCE_SECONDS = 30;

    private final DuckDbEventStore store;
    private final int uses;
    private final Map<Asked, Integer> counts = new ConcurrentHashMap<>();
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("store-promoter").daemon(true).factory());

    private record Asked(long projectId, PropertyUse property) {}

    private PromotingEventStore(DuckDbEventStore store, int uses) {
        this.store = store;
        this.uses = uses;
    }

    /**
     * Carries on with promotions that a stop interrupted, and watches from then on.
     *
     * @param uses how many of a project's queries read a property before it is promoted
     */
    public static PromotingEventStore start(DuckDbEventStore store, int uses) {
        PromotingEventStore started = new PromotingEventStore(store, uses);
        for (PropertyUse property : store.promoter().unfinished()) {
            started.background.execute(() -> started.attempt(property, () -> {}));
        }
        return started;
    }

    @Override
    public Rows run(CompiledQuery query, QueryBudget budget) {
        Rows rows = store.run(query, budget);
        note(query);
        return rows;
    }

    @Override
    public void stream(CompiledQuery query, QueryBudget budget, RowVisitor visitor) {
        store.stream(query, budget, visitor);
        note(query);
    }

    @Override
    public void scan(CompiledQuery query, QueryBudget budget, ChunkVisitor visitor) {
        store.scan(query, budget, visitor);
        note(query);
    }

    private void note(CompiledQuery query) {
        for (PropertyUse property : query.properties()) {
            if (Promoter.canPromote(property)) {
                count(new Asked(query.projectId(), property));
            }
        }
    }

    private void count(Asked asked) {
        if (counts.size() >= MOST_COUNTED) {
            counts.clear();
        }
        if (counts.merge(asked, 1, Integer::sum) == uses) {
            ask(asked);
        }
    }

    private void ask(Asked asked) {
        Promoter promoter = store.promoter();
        try {
            background.execute(() ->
                    attempt(
                            asked.property(),
                            () -> promoter.remember(asked.projectId(), asked.property())));
        } catch (RejectedExecutionException e) {
            LOG.debug("The program stops: {} is not promoted", asked.property());
        }
    }

    private void attempt(PropertyUse property, Runnable first) {
        try {
            first.run();
            if (!store.promoter().promote(property.table(), property.key())) {
                LOG.info("{} of {} gets no column for now", property.key(), property.table());
            }
        } catch (StoreException e) {
            LOG.warn("{} of {} was not promoted", property.key(), property.table(), e);
        }
    }

    /** Ends a promotion that runs after its slice; the next start carries on with it. */
    @Override
    public void close() {
        background.shutdownNow();
        try {
            if (!background.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A promotion is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
