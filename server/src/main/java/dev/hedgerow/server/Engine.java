package dev.hedgerow.server;

import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.ingest.write.Ingest;
import dev.hedgerow.ingest.write.IngestPipeline;
import dev.hedgerow.ingest.write.PipelineLimits;
import dev.hedgerow.insights.run.InsightExecutor;
import dev.hedgerow.insights.run.MetadataProjects;
import dev.hedgerow.insights.run.ProjectSnapshots;
import dev.hedgerow.insights.run.QueryPool;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.cohorts.Cohorts;
import dev.hedgerow.metadata.groups.GroupTypes;
import dev.hedgerow.metadata.queries.QueryResults;
import dev.hedgerow.metadata.system.SystemTables;
import dev.hedgerow.metadata.variables.InsightVariables;
import dev.hedgerow.store.duckdb.PromotingEventStore;
import java.time.Clock;

/** What takes events and what answers questions. */
record Engine(
        Ingest ingest,
        IngestPipeline pipeline,
        ProjectSnapshots projects,
        QueryRunner runner,
        QueryWaiters waiters) {
    private static final int QUERIES_WAITING = 200;

    /** The first few queries may be somebody's curiosity; then a column pays. */
    private static final int USES_BEFORE_PROMOTION = 3;

    /** Carries over what a crash left behind, and starts the writer. */
    static Engine start(
            Config config,
            Storage storage,
            Accounts accounts,
            Clock clock,
            RunningServer.Parts parts) {
        IngestPipeline pipeline =
                parts.add(
                        IngestPipeline.start(
                                storage.metadata(),
                                storage.events().writer(),
                                storage.journal(),
                                PipelineLimits.standard()));
        QueryResults results =
                new QueryResults(storage.metadata(), clock, QueryResults.Limits.DEFAULT);
        parts.add(Housekeeping.start(results));
        ProjectSnapshots projects = projects(storage.metadata(), accounts, clock);
        QueryRunner.Parts runner =
                new QueryRunner.Parts(
                        projects,
                        new InsightExecutor(
                                new HogqlCompiler(),
                                parts.add(
                                        PromotingEventStore.start(
                                                storage.events(), USES_BEFORE_PROMOTION)),
                                storage.events().physicalSchema(),
                                new SystemTables(storage.metadata())::rows,
                                storage.rowMemory(),
                                clock),
                        results,
                        new QueryPool(config.queriesAtOnce(), QUERIES_WAITING),
                        clock,
                        config.queryTimeout());
        return new Engine(
                new Ingest(storage.metadata(), pipeline),
                pipeline,
                projects,
                parts.add(new QueryRunner(runner)),
                parts.add(new QueryWaiters()));
    }

    /** Whether queries run or events wait for their commit. */
    boolean isBusy() {
        return runner.isBusy() || pipeline.stats().waitingEvents() > 0;
    }

    /** How many queries and commits there have been since the start. */
    long taken() {
        return runner.taken() + pipeline.stats().commits();
    }

    private static ProjectSnapshots projects(
            MetadataDatabase metadata, Accounts accounts, Clock clock) {
        ActivityLog log = new ActivityLog(metadata, accounts.secrets(), clock);
        return new MetadataProjects(
                metadata,
                new MetadataProjects.Sources(
                        accounts.projects(),
                        new GroupTypes(metadata),
                        new Actions(metadata, clock, log),
                        new Cohorts(metadata, clock, log),
                        new InsightVariables(metadata, accounts.secrets(), clock)));
    }
}
