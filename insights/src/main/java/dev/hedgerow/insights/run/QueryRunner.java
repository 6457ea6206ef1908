package dev.hedgerow.insights.run;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.QueryNodes;
import dev.hedgerow.insights.query.UnrunnableNode;
import dev.hedgerow.metadata.queries.QueryResult;
import dev.hedgerow.metadata.queries.QueryResults;
import dev.hedgerow.store.CancellationToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs queries of every kind: decides whether to calculate, waits or does not, and keeps answers.
 *
 * <p>There is no other way to run a query. Thread-safe; close it before the store.
 */
public final class QueryRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueryRunner.class);
    private static final int BACKGROUND_PATIENCE = 10;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What the runner stands on.
     *
     * @param timeout how long a calculation may take while somebody waits for it; one in the
     *     background has {@value #BACKGROUND_PATIENCE} times as long
     */
    public record Parts(
            ProjectSnapshots projects,
            QueryExecutor executor,
            QueryResults cache,
            QueryPool pool,
            Clock clock,
            Duration timeout) {}

    private final Parts parts;
    private final CacheKeys keys = new CacheKeys();
    private final RunningQueries running = new RunningQueries();
    private final Calculations calculations = new Calculations();

    public QueryRunner(Parts parts) {
        this.parts = parts;
    }

    /**
     * One request on its way.
     *
     * @param endedBefore how many calculations had ended before it looked for a kept answer
     */
    private record Job(
            RunRequest request,
            QueryNode node,
            ProjectSnapshot project,
            String key,
            String id,
            long endedBefore,
            CancellationToken token) {}

    /**
     * Answers a request; see {@link RefreshMode} for when it calculates and whether it waits.
     *
     * @throws QueryException when the query is wrong or its calculation fails
     */
    public RunResponse run(RunRequest request) {
        return on(request.projectId()).run(request);
    }

    /** The runner on a project as it is now, so that many requests read its settings once. */
    public OnProject on(long projectId) {
        return new OnProject(parts.projects().load(projectId));
    }

    /** Runs requests of one project with the settings that it had at one moment. */
    public final class OnProject {
        private final ProjectSnapshot project;

        private OnProject(ProjectSnapshot project) {
            this.project = project;
        }

        /** See {@link QueryRunner#run}. */
        public RunResponse run(RunRequest request) {
            return QueryRunner.this.run(completed(request), project);
        }

        /** The key under which the answer to a query is kept: the API's {@code filters_hash}. */
        public String cacheKey(RunRequest request) {
            return keys.of(completed(request).query(), project, request.limitContext());
        }
    }

    private RunRequest completed(RunRequest request) {
        return request.asking(
                VariableDefaults.fill(
                        request.query(),
                        () -> parts.projects().variableDefaults(request.projectId())));
    }

    private RunResponse run(RunRequest request, ProjectSnapshot project) {
        QueryNode node = QueryNodes.parse(request.query()).unwrapped();
        String key = keys.of(request.query(), project, request.limitContext());
        String id =
                request.clientQueryId() == null
                        ? UUID.randomUUID().toString()
                        : request.clientQueryId();
        Job job =
                new Job(
                        request,
                        node,
                        project,
                        key,
                        id,
                        calculations.ended(),
                        new CancellationToken());
        QueryResult kept =
                switch (request.refresh()) {
                    case FORCE_BLOCKING, FORCE_ASYNC -> null;
                    case BLOCKING, ASYNC, LAZY_ASYNC, ASYNC_EXCEPT_ON_CACHE_MISS, FORCE_CACHE ->
                            parts.cache().find(request.projectId(), key).orElse(null);
                };
        Instant now = parts.clock().instant();
        return switch (request.refresh()) {
            case FORCE_BLOCKING -> calculate(job);
            case FORCE_ASYNC -> start(job, null);
            case FORCE_CACHE ->
                    kept == null ? KeptAnswers.missed(key) : KeptAnswers.cached(kept, key);
            case BLOCKING ->
                    KeptAnswers.isFresh(kept, now) ? KeptAnswers.cached(kept, key) : calculate(job);
            case ASYNC ->
                    KeptAnswers.isFresh(kept, now)
                            ? KeptAnswers.cached(kept, key)
                            : start(job, kept);
            case LAZY_ASYNC ->
                    KeptAnswers.isLazilyFresh(kept, now)
                            ? KeptAnswers.cached(kept, key)
                            : start(job, kept);
            case ASYNC_EXCEPT_ON_CACHE_MISS -> {
                if (kept == null) {
                    yield calculate(job);
                }
                yield KeptAnswers.isFresh(kept, now)
                        ? KeptAnswers.cached(kept, key)
                        : start(job, kept);
            }
        };
    }

    /** How a query is doing that runs or ended a moment ago. */
    public Optional<QueryStatus> status(long projectId, String queryId) {
        return running.find(projectId, queryId)
                .map(status ->
                        status.isAnswered()
                                ? parts.cache()
                                        .find(projectId, status.key())
                                        .map(kept -> status.withAnswer(KeptAnswers.body(kept)))
                                        .orElse(status)
                                : status);
    }

    /** Stops a query and its engine; false when none of that id runs. */
    public boolean cancel(long projectId, String queryId) {
        return running.cancel(projectId, queryId);
    }

    @Override
    public void close() {
        running.cancelAll();
        parts.pool().close();
        parts.cache().close();
    }

    /** Waits for the calculation, which others may be waiting for, too. */
    private RunResponse calculate(Job job) {
        CompletableFuture<CalculatedAnswer> waited = enqueue(job);
        try {
            CalculatedAnswer answer = waited.get();
            return new RunResponse(RunResponse.Outcome.CALCULATED, answer.body(), answer.text());
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } catch (InterruptedException stopped) {
            job.token().cancel();
            Thread.currentThread().interrupt();
            throw cancelled(stopped);
        }
    }

    private static QueryException cancelled(@Nullable Throwable cause) {
        return QueryException.of(QueryException.Code.CANCELLED, "The query was cancelled.", cause);
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("a query failed", cause);
    }

    /** Has the answer calculated and comes back at once, with what is kept from before. */
    private RunResponse start(Job job, @Nullable QueryResult kept) {
        CompletableFuture<CalculatedAnswer> _ = enqueue(job);
        ObjectNode body = kept == null ? JSON.createObjectNode() : KeptAnswers.body(kept);
        body.set("query_status", waiting(job).toJson());
        return RunResponse.of(RunResponse.Outcome.STARTED, body);
    }

    private QueryStatus waiting(Job job) {
        return QueryStatus.waiting(
                job.id(), job.request().projectId(), job.key(), parts.clock().instant());
    }

    /**
     * Joins the calculation of the same answer, or queues a new one, and notes in the job's status
     * how it ends. Cancelling the job takes it away from the calculation.
     */
    private CompletableFuture<CalculatedAnswer> enqueue(Job job) {
        refuseUnrunnable(job.node());
        running.add(waiting(job), job.token());
        long projectId = job.request().projectId();
        Calculations.Joined joined =
                calculations.join(
                        new Calculations.Id(projectId, job.key(), parts.cache().epoch(projectId)),
                        job.request().refresh().isForced());
        Calculations.Calculation calculation = joined.calculation();
        CompletableFuture<CalculatedAnswer> answer = answerOf(calculation, job);
        if (joined.isNew()) {
            queue(job, calculation);
        } else {
            notePickup(job, calculation);
        }
        return answer;
    }

    /** What the job gets: the calculation's answer, or nothing once it is cancelled. */
    private CompletableFuture<CalculatedAnswer> answerOf(
            Calculations.Calculation calculation, Job job) {
        CompletableFuture<CalculatedAnswer> answer = new CompletableFuture<>();
        CompletableFuture<CalculatedAnswer> _ =
                answer.whenComplete((_, failure) -> noteEnd(job, failure));
        CancellationToken.Registration stop =
                job.token()
                        .onCancel(() -> {
                            if (answer.completeExceptionally(cancelled(null))) {
                                calculations.leave(calculation);
                            }
                        });
        CompletableFuture<CalculatedAnswer> _ =
                calculation
                        .result()
                        .whenComplete((body, failure) -> {
                            stop.close();
                            if (failure == null) {
                                answer.complete(body);
                            } else {
                                answer.completeExceptionally(failure);
                            }
                        });
        return answer;
    }

    private void queue(Job job, Calculations.Calculation calculation) {
        try {
            parts.pool().execute(() -> work(job, calculation));
        } catch (QueryException tooMany) {
            calculations.end(calculation);
            calculation.result().completeExceptionally(tooMany);
            throw tooMany;
        }
    }

    private void notePickup(Job job, Calculations.Calculation calculation) {
        running.update(
                waiting(job),
                job.token(),
                entry -> entry.pickedUp(parts.clock().instant(), calculation.progress()));
    }

    private void noteEnd(Job job, @Nullable Throwable failure) {
        Instant end = parts.clock().instant();
        running.update(
                waiting(job),
                job.token(),
                entry -> failure == null ? entry.answered(end) : entry.failed(failure, end));
    }

    /** Calculates for all who wait. Runs on a thread of the pool. */
    private void work(Job job, Calculations.Calculation calculation) {
        calculations.begin(calculation);
        notePickup(job, calculation);
        try {
            if (calculation.token().isCancelled()) {
                throw cancelled(null);
            }
            CalculatedAnswer answer =
                    answeredMeanwhile(job).orElseGet(() -> calculateNow(job, calculation));
            calculations.end(calculation);
            calculation.result().complete(answer);
        } catch (RuntimeException | Error failure) {
            calculations.end(calculation);
            if (!(failure instanceof QueryException)) {
                LOG.warn("query {} failed", job.id(), failure);
            }
            calculation.result().completeExceptionally(failure);
        }
    }

    /** An answer that somebody else kept between the job's look and its turn. */
    private Optional<CalculatedAnswer> answeredMeanwhile(Job job) {
        return job.request().refresh().isForced() || calculations.ended() == job.endedBefore()
                ? Optional.empty()
                : parts.cache()
                        .find(job.request().projectId(), job.key())
                        .filter(kept -> KeptAnswers.isFresh(kept, parts.clock().instant()))
                        .map(kept -> CalculatedAnswer.of(KeptAnswers.body(kept)));
    }

    private Duration timeout(RunRequest request) {
        return request.isInteractive()
                ? parts.timeout()
                : parts.timeout().multipliedBy(BACKGROUND_PATIENCE);
    }

    private CalculatedAnswer calculateNow(Job job, Calculations.Calculation calculation) {
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Execution execution =
                new Execution(
                        job.project(),
                        now,
                        now.plus(timeout(job.request())),
                        calculation.token(),
                        calculation.progress(),
                        job.request().limitContext(),
                        QueryModifiers.of(job.request().query(), job.project().modifiers()));
        long epoch = parts.cache().epoch(job.request().projectId());
        QueryAnswer found = parts.executor().execute(job.node(), execution);
        Freshness freshness = found.freshness();
        ObjectNode body = found.body();
        Instant staleAt = freshness.staleAt(now);
        body.put("is_cached", false);
        body.put("cache_key", job.key());
        body.put("last_refresh", now.toString());
        body.put("next_allowed_client_refresh", now.plus(freshness.clientRefresh()).toString());
        body.put("cache_target_age", staleAt == null ? null : staleAt.toString());
        body.putNull("calculation_trigger");
        body.put("timezone", job.project().zone().getId());
        body.putNull("query_status");
        CalculatedAnswer answer = CalculatedAnswer.of(body);
        parts.cache()
                .keep(
                        job.request().projectId(),
                        job.key(),
                        new QueryResult(answer.text(), now, staleAt, freshness.lazilyStaleAt(now)),
                        epoch);
        return answer;
    }

    /** Whether queries run or wait. */
    public boolean isBusy() {
        return parts.pool().load() > 0;
    }

    /** How many calculations have been asked for since the start. */
    public long taken() {
        return parts.pool().taken();
    }

    private static void refuseUnrunnable(QueryNode node) {
        if (node instanceof UnrunnableNode unrunnable) {
            throw unrunnable.refusal();
        }
    }

    /** Whether a query can be read, for those who save it unrun. */
    public static void check(JsonNode query) {
        QueryNodes.parse(query);
    }
}
