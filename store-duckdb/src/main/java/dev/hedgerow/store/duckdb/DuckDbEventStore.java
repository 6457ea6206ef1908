package dev.hedgerow.store.duckdb;

import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.store.ChunkVisitor;
import dev.hedgerow.store.EventStore;
import dev.hedgerow.store.EventWriter;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.RowVisitor;
import dev.hedgerow.store.Rows;
import dev.hedgerow.store.StoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event store on one DuckDB file: the queries' side, and the owner of all the rest.
 * Thread-safe.
 */
public final class DuckDbEventStore implements EventStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DuckDbEventStore.class);

    private final DuckDbDatabase database;
    private final DuckDbPhysicalSchema schema;
    private final WriteConnection writeConnection;
    private final DuckDbEventWriter writer;
    private final Checkpointer checkpointer;
    private final Promoter promoter;
    private final DaySorter daySorter;
    private final DaySorting daySorting;
    private final QueryExecutor queries;
    private final ChunkScans scans;

    private DuckDbEventStore(DuckDbDatabase database, DuckDbSettings settings) {
        this.database = database;
        this.schema = new DuckDbPhysicalSchema();
        this.writeConnection = new WriteConnection(database);
        writeConnection.inTransaction(duck -> schema.show(DuckDbPhysicalSchema.read(duck)));
        this.writer = new DuckDbEventWriter(writeConnection, schema);
        this.queries = new QueryExecutor(new ReadPool(database, settings.readers()), this::settle);
        this.scans = new ChunkScans(database, queries);
        this.promoter = new Promoter(database, writeConnection, schema);
        this.checkpointer = new Checkpointer(database, settings.checkpointBytes());
        this.daySorter = new DaySorter(database, writeConnection);
        this.daySorting = new DaySorting(daySorter, writer, queries);
        checkpointer.start();
        daySorting.start();
    }

    /**
     * Opens or creates the file.
     *
     * @param prelude SQL statements that define what compiled queries call, run once per start
     * @throws dev.hedgerow.store.StoreException {@code LOCKED}, {@code READ_ONLY}, {@code
     *     DISK_FULL}, {@code UNUSABLE_FILE} or {@code INTERNAL}
     */
    public static DuckDbEventStore open(DuckDbSettings settings, List<String> prelude) {
        DuckDbDatabase database = DuckDbDatabase.open(settings, prelude);
        try {
            return new DuckDbEventStore(database, settings);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public Rows run(CompiledQuery query, QueryBudget budget) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        queries.run(query.sql(), query.parameters(), budget, row -> rows.add(row.values()));
        return new Rows(query.columns(), Collections.unmodifiableList(rows));
    }

    @Override
    public void stream(CompiledQuery query, QueryBudget budget, RowVisitor visitor) {
        queries.run(query.sql(), query.parameters(), budget, visitor::visit);
    }

    @Override
    public void scan(CompiledQuery query, QueryBudget budget, ChunkVisitor visitor) {
        scans.run(query, budget, visitor);
    }

    /** A full disk keeps nobody from reading. */
    private void settle() {
        try {
            writer.settle();
        } catch (StoreException failure) {
            LOG.warn("Queries do not see yet what the last events say of persons", failure);
        }
    }

    public EventWriter writer() {
        return writer;
    }

    /** The promoted columns, for the compiler. */
    public DuckDbPhysicalSchema physicalSchema() {
        return schema;
    }

    public Promoter promoter() {
        return promoter;
    }

    /** What works by itself while nobody writes, for those who cannot wait. */
    public DaySorter daySorter() {
        return daySorter;
    }

    /** Queries below the compiler, for this module's tests. */
    QueryExecutor queries() {
        return queries;
    }

    /** Waits for the batch and the checkpoint that run; queries that run fail. */
    @Override
    public void close() {
        daySorting.close();
        checkpointer.close();
        queries.close();
        writer.close();
        writeConnection.close();
        database.close();
    }
}
