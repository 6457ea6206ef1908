package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.catalog.Catalog;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.hogql.catalog.PhysicalSchema;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.sequence.RowSpace;
import dev.hedgerow.store.ChunkVisitor;
import dev.hedgerow.store.EventStore;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.RowVisitor;
import dev.hedgerow.store.Rows;
import dev.hedgerow.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The queries of one calculation: compiles each and runs it within what is left of the time. For
 * one thread.
 */
public final class Session implements AutoCloseable {
    /** More rows than this are no answer but an export. */
    private static final long MOST_ROWS = 1_000_000;

    private final HogqlCompiler compiler;
    private final EventStore store;
    private final CompileContext context;
    private final Execution execution;
    private final Clock clock;
    private final RowSpace rowSpace;
    private final List<String> texts = new ArrayList<>();
    private final Instant opened;
    private Duration compiling = Duration.ZERO;
    private Duration running = Duration.ZERO;

    Session(
            HogqlCompiler compiler,
            EventStore store,
            CompileContext context,
            Execution execution,
            RowSpace rowSpace,
            Clock clock) {
        this.compiler = compiler;
        this.store = store;
        this.context = context;
        this.execution = execution;
        this.rowSpace = rowSpace;
        this.clock = clock;
        this.opened = clock.instant();
    }

    public Execution execution() {
        return execution;
    }

    /** The tables that queries of the project can name. */
    Catalog catalog() {
        return Catalog.of(context);
    }

    /** Which properties have columns of their own. */
    PhysicalSchema physical() {
        return context.physical();
    }

    /** Where rows wait to be sorted, until the session is closed. */
    RowSpace rowSpace() {
        return rowSpace;
    }

    /** The queries so far as HogQL, in order. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** The time that compiling took so far. */
    Duration compiling() {
        return compiling;
    }

    /** The time that the store took so far. */
    Duration running() {
        return running;
    }

    /** The time since the session was opened. */
    Duration open() {
        return since(opened);
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }

    /** Compiles a planner's query, which has no limits but its own. */
    public CompiledQuery compile(Query query) {
        return compile(query, LimitContext.UNLIMITED);
    }

    /** Compiles a query with the limits of those who wrote it. */
    public CompiledQuery compile(Query query, LimitContext limits) {
        Instant start = clock.instant();
        CompiledQuery compiled = compiler.compile(query, context.withLimitContext(limits));
        compiling = compiling.plus(since(start));
        texts.add(compiled.hogql());
        return compiled;
    }

    /** All rows of a planner's query. */
    public Rows rows(Query query) {
        return rows(compile(query));
    }

    /** All rows of a compiled query. */
    public Rows rows(CompiledQuery query) {
        Instant start = clock.instant();
        try {
            return store.run(query, budget(MOST_ROWS));
        } catch (StoreException failure) {
            throw translated(failure);
        } finally {
            running = running.plus(since(start));
        }
    }

    /** Hands over the rows of a planner's query while the engine produces them. */
    public void stream(Query query, RowVisitor visitor) {
        CompiledQuery compiled = compile(query);
        Instant start = clock.instant();
        try {
            store.stream(compiled, budget(Long.MAX_VALUE), visitor);
        } catch (StoreException failure) {
            throw translated(failure);
        } finally {
            running = running.plus(since(start));
        }
    }

    /** Hands over the rows of a planner's query in chunks, from several threads. */
    public void scan(Query query, ChunkVisitor visitor) {
        CompiledQuery compiled = compile(query);
        Instant start = clock.instant();
        try {
            store.scan(compiled, budget(Long.MAX_VALUE), visitor);
        } catch (StoreException failure) {
            throw translated(failure);
        } finally {
            running = running.plus(since(start));
        }
    }

    /** Throws when the calculation was cancelled or has no time left; for work in Java. */
    public void check() {
        if (execution.token().isCancelled()) {
            throw QueryException.of(
                    QueryException.Code.CANCELLED, "The query was cancelled.", null);
        }
        requireTime();
    }

    private QueryBudget budget(long maxRows) {
        return new QueryBudget(requireTime(), maxRows, execution.token(), execution.progress());
    }

    private Duration requireTime() {
        Duration left = Duration.between(clock.instant(), execution.deadline());
        if (left.isNegative() || left.isZero()) {
            throw QueryException.of(
                    QueryException.Code.TIMEOUT,
                    "The query took too long. Try a shorter date range or fewer breakdowns.",
                    null);
        }
        return left;
    }

    private static QueryException translated(StoreException failure) {
        QueryException.Code code =
                switch (failure.code()) {
                    case TIMEOUT -> QueryException.Code.TIMEOUT;
                    case CANCELLED -> QueryException.Code.CANCELLED;
                    case TOO_MANY_ROWS, OUT_OF_MEMORY -> QueryException.Code.TOO_LARGE;
                    case QUERY_FAILED -> QueryException.Code.QUERY_FAILED;
                    case DISK_FULL, READ_ONLY, LOCKED, UNUSABLE_FILE, INTERNAL ->
                            QueryException.Code.INTERNAL;
                };
        String message = failure.getMessage();
        return QueryException.of(code, message == null ? "The query failed." : message, failure);
    }

    @Override
    public void close() {
        rowSpace.close();
    }
}
