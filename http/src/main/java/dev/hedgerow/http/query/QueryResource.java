package dev.hedgerow.http.query;

import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.ErrorMapper;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.QueryStatus;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.run.RunRequest;
import dev.hedgerow.insights.run.RunResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /query/}. */
public final class QueryResource implements Resource {
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    private final QueryRunner runner;
    private final QueryWaiters waiters;
    private final ErrorMapper errors;
    private final Clock clock;

    public QueryResource(
            QueryRunner runner, QueryWaiters waiters, ErrorMapper errors, Clock clock) {
        this.runner = runner;
        this.waiters = waiters;
        this.errors = errors;
        this.clock = clock;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.post(Area.PROJECT, "/query/")
                        .scope("query:read")
                        .takes(QueryRequest.class)
                        .summary("Run a query; 202 with a status when it runs in the background")
                        .answersLater(JsonNode.class, this::run),
                Route.post(Area.PROJECT, "/query/check_auth_for_async/")
                        .scope("query:read")
                        .summary("Whether the caller may run queries in the background")
                        .answers(AuthCheckAnswer.class, _ -> Reply.json(OK, AuthCheckAnswer.FINE)),
                Route.post(Area.PROJECT, "/query/upgrade/")
                        .scope("query:read")
                        .takes(UpgradedQuery.class)
                        .summary(
                                "A query in its newest form, which is how it was sent: there is one")
                        .answers(UpgradedQuery.class, call -> Reply.json(OK, call.body())),
                Route.get(Area.PROJECT, "/query/draft_sql/")
                        .scope("query:read")
                        .summary("SQL drafted from words: not in this version")
                        .answers(JsonNode.class, _ -> refuseDrafts()),
                Route.get(Area.PROJECT, "/query/{id}/")
                        .scope("query:read")
                        .summary(
                                "How a background query is doing (with show_progress=true how far it has come), and its"
                                        + " results once it is complete")
                        .answers(JsonNode.class, this::status),
                Route.delete(Area.PROJECT, "/query/{id}/")
                        .scope("query:read")
                        .summary("Cancel a query")
                        .answers(CancelAnswer.class, this::cancel));
    }

    private CompletionStage<Reply<JsonNode>> run(Call<QueryRequest> call) {
        QueryRequest body = call.body();
        RefreshMode fallback =
                Boolean.TRUE.equals(body.background()) ? RefreshMode.ASYNC : RefreshMode.BLOCKING;
        JsonNode refresh = body.refresh();
        RefreshMode mode =
                Refresh.mode(
                        refresh == null || refresh.isNull()
                                ? null
                                : refresh.asString(refresh.toString()),
                        fallback);
        RunRequest request =
                new RunRequest(
                        call.project().id(),
                        body.effectiveQuery(),
                        mode,
                        body.clientQueryId(),
                        LimitContext.QUERY);
        return waiters.here(() -> runner.run(request)).thenApply(QueryResource::reply);
    }

    private static Reply<JsonNode> reply(RunResponse response) {
        int status = response.isIncomplete() ? ACCEPTED : OK;
        String text = response.text();
        return text == null
                ? Reply.json(status, response.body())
                : Reply.text(status, text, "application/json");
    }

    private Reply<JsonNode> status(Call<Void> call) {
        String id = call.path("id");
        QueryStatus status =
                runner.status(call.project().id(), id)
                        .orElseThrow(() ->
                                ApiException.notFound(
                                        "Query "
                                                + id
                                                + " not found for project "
                                                + call.project().id()));
        boolean withProgress = call.queryFlag("show_progress") || call.queryFlag("showProgress");
        ObjectNode shown = withProgress ? status.toJson(clock.instant()) : status.toJson();
        Throwable failure = status.error();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("query_status", shown);
        if (failure == null) {
            return Reply.json(status.isComplete() ? OK : ACCEPTED, body);
        }
        ApiException error = errors.exception(failure, "background query " + id);
        shown.put("error_message", error.body().detail());
        return Reply.json(error.status(), body);
    }

    private Reply<CancelAnswer> cancel(Call<Void> call) {
        runner.cancel(call.project().id(), call.path("id"));
        return Reply.json(OK, new CancelAnswer("Query cancelled"));
    }

    private static Reply<JsonNode> refuseDrafts() {
        throw ApiException.notImplemented("SQL drafts");
    }
}
