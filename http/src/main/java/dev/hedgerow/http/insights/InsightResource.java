package dev.hedgerow.http.insights;

import dev.hedgerow.http.csv.CsvFile;
import dev.hedgerow.http.csv.CsvLists;
import dev.hedgerow.http.csv.Format;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.query.Refresh;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.metadata.insights.InsightFilter;
import dev.hedgerow.metadata.insights.InsightList;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.json.Body;
import java.util.List;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.node.ObjectNode;

/** {@code /insights/}: making, finding, changing and calculating. */
public final class InsightResource implements Resource {
    private final Insights insights;
    private final InsightBodies bodies;
    private final InsightFinder finder;
    private final InsightAnswers answers;
    private final QueryContexts contexts;
    private final QueryWaiters waiters;
    private final CsvLists csv;

    public InsightResource(
            Insights insights,
            InsightBodies bodies,
            InsightFinder finder,
            InsightAnswers answers,
            QueryContexts contexts,
            QueryWaiters waiters,
            CsvLists csv) {
        this.insights = insights;
        this.bodies = bodies;
        this.finder = finder;
        this.answers = answers;
        this.contexts = contexts;
        this.waiters = waiters;
        this.csv = csv;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                list("/insights/"),
                list("/insights.csv/"),
                Route.post(Area.PROJECT, "/insights/")
                        .scope("insight:write")
                        .anonymousForbidden()
                        .takesFields(InsightFields.class)
                        .summary("Create an insight")
                        .createsLater(InsightAnswer.class, this::create),
                Route.get(Area.PROJECT, "/insights/{id}/")
                        .scope("insight:read")
                        .anonymousForbidden()
                        .linksToo()
                        .summary(
                                "Get an insight by number or short id; calculates only when refresh says so")
                        .answersLater(InsightAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/insights/{id}/")
                        .putToo()
                        .scope("insight:write")
                        .anonymousForbidden()
                        .takesFields(InsightFields.class)
                        .summary("Change, delete or restore an insight")
                        .answersLater(InsightAnswer.class, this::update),
                Route.delete(Area.PROJECT, "/insights/{id}/")
                        .scope("insight:write")
                        .anonymousForbidden()
                        .summary("Refused: PATCH deleted instead")
                        .answersNothing(_ -> refuseDelete()));
    }

    private Route<?, ?> list(String path) {
        return Route.get(Area.PROJECT, path)
                .scope("insight:read")
                .anonymousForbidden()
                .linksToo()
                .summary("List insights")
                .answersLater(Page.class, csv.later("insights", this::list));
    }

    private CompletionStage<Reply<Page<?>>> list(Call<Void> call) {
        RefreshMode mode = mode(call);
        Page.Slice slice = Page.slice(call);
        InsightFilter filter = finder.filter(call, slice);
        QueryContext context = contexts.asked(call);
        return waiters.later(() -> {
            InsightList.Page found = finder.page(call, filter);
            List<InsightAnswer> shown =
                    answers.seenBy(call).all(call.project(), found.items(), context, mode);
            Page<?> page =
                    call.queryFlag("basic")
                            ? Page.of(
                                    call,
                                    slice,
                                    found.count(),
                                    shown.stream().map(InsightBasicAnswer::of).toList())
                            : Page.of(call, slice, found.count(), shown);
            return Reply.ok(page);
        });
    }

    private CompletionStage<Reply<InsightAnswer>> create(Call<ObjectNode> call) {
        RefreshMode mode = mode(call);
        Body body = bodies.complete(call.project().id(), call.body());
        return waiters.later(() -> {
            Insights.Tagged made =
                    insights.create(call.project().id(), call.caller().user().id(), body);
            return Reply.created(answers.one(call.project(), made, QueryContext.none(), mode));
        });
    }

    private CompletionStage<Reply<InsightAnswer>> retrieve(Call<Void> call) {
        boolean isFile = Format.of(call) == Format.CSV;
        // A file without an answer would be of no use, so it is calculated unless a kept one
        // serves.
        RefreshMode mode =
                Refresh.mode(call, isFile ? RefreshMode.BLOCKING : RefreshMode.FORCE_CACHE);
        Insights.Tagged found = finder.one(call);
        QueryContext context = contexts.of(call, found.insight());
        return waiters.later(() ->
                isFile
                        ? CsvFile.reply(
                                answers.sheet(found.insight(), context, mode),
                                found.insight().shownName(),
                                null)
                        : Reply.ok(answers.seenBy(call).one(call.project(), found, context, mode)));
    }

    private CompletionStage<Reply<InsightAnswer>> update(Call<ObjectNode> call) {
        RefreshMode mode = mode(call);
        Body body = bodies.complete(call.project().id(), call.body());
        return waiters.later(() -> {
            Insights.Tagged changed =
                    insights.update(
                            call.project().id(), call.path("id"), call.caller().user().id(), body);
            QueryContext context = contexts.of(call, changed.insight());
            return Reply.ok(answers.one(call.project(), changed, context, mode));
        });
    }

    private static Reply<Void> refuseDelete() {
        throw ApiException.hardDeleteRefused();
    }

    private static RefreshMode mode(Call<?> call) {
        return Refresh.mode(call, RefreshMode.FORCE_CACHE);
    }
}
