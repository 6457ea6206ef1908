package dev.hedgerow.http.insights;

import dev.hedgerow.http.csv.CsvLists;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.route.SuccessAnswer;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.metadata.insights.InsightList;
import dev.hedgerow.metadata.insights.InsightView;
import dev.hedgerow.metadata.insights.InsightViews;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who looks at which insights, and stopping what one looks at. */
public final class InsightViewResource implements Resource {
    private static final int LAST_VIEWED = 5;
    private static final int TRENDING_DAYS = 7;
    private static final int TRENDING_LIMIT = 10;
    private static final int MAX_TRENDING_DAYS = 365;

    private final Insights insights;
    private final InsightViews views;
    private final InsightAnswers answers;
    private final Users users;
    private final QueryRunner runner;
    private final CsvLists csv;

    public InsightViewResource(
            Insights insights,
            InsightViews views,
            InsightAnswers answers,
            Users users,
            QueryRunner runner,
            CsvLists csv) {
        this.insights = insights;
        this.views = views;
        this.answers = answers;
        this.users = users;
        this.runner = runner;
        this.csv = csv;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.post(Area.PROJECT, "/insights/viewed/")
                        .scope("insight:read")
                        .anonymousForbidden()
                        .takes(ViewedRequest.class)
                        .summary("Note that the user looked at insights")
                        .creates(SuccessAnswer.class, this::viewed),
                Route.post(Area.PROJECT, "/insights/{id}/viewed/")
                        .scope("insight:read")
                        .anonymousForbidden()
                        .summary("Note that the user looked at an insight")
                        .creates(SuccessAnswer.class, this::oneViewed),
                Route.get(Area.PROJECT, "/insights/my_last_viewed/")
                        .scope("insight:read")
                        .anonymousForbidden()
                        .summary("The insights that the user looked at last")
                        .items(InsightAnswer.class)
                        .answers(List.class, csv.now("last-viewed", this::lastViewed)),
                Route.get(Area.PROJECT, "/insights/trending/")
                        .scope("insight:read")
                        .anonymousForbidden()
                        .summary("The insights that most people look at")
                        .items(TrendingAnswer.class)
                        .answers(Page.class, csv.now("trending", this::trending)),
                Route.post(Area.PROJECT, "/insights/cancel/")
                        .scope("insight:write")
                        .anonymousForbidden()
                        .takes(CancelRequest.class)
                        .summary("Stop a query by the id that its client gave it")
                        .creates(SuccessAnswer.class, this::cancel));
    }

    private Reply<SuccessAnswer> viewed(Call<ViewedRequest> call) {
        views.view(call.project().id(), call.caller().user().id(), call.body().insightIds());
        return Reply.created(new SuccessAnswer(true));
    }

    private Reply<SuccessAnswer> oneViewed(Call<Void> call) {
        Insights.Tagged found =
                insights.find(call.project().id(), call.path("id"))
                        .orElseThrow(ApiException::notFound);
        views.view(call.project().id(), call.caller().user().id(), List.of(found.insight().id()));
        return Reply.created(new SuccessAnswer(true));
    }

    private Reply<List<InsightAnswer>> lastViewed(Call<Void> call) {
        List<InsightList.Item> items =
                views
                        .lastViewed(call.project().id(), call.caller().user().id(), LAST_VIEWED)
                        .stream()
                        .flatMap(view -> item(call, view).stream())
                        .toList();
        return Reply.ok(
                answers.all(call.project(), items, QueryContext.none(), RefreshMode.FORCE_CACHE));
    }

    private Optional<InsightList.Item> item(Call<?> call, InsightView view) {
        return insights.find(call.project().id(), String.valueOf(view.insightId()))
                .map(found ->
                        new InsightList.Item(
                                found.insight(), found.tags(), view.lastViewedAt(), null));
    }

    private Reply<Page<TrendingAnswer>> trending(Call<Void> call) {
        int days = number(call, "days", TRENDING_DAYS);
        int limit = number(call, "limit", TRENDING_LIMIT);
        if (days < 1 || days > MAX_TRENDING_DAYS) {
            throw ApiException.invalid(
                    "days", "days must be between 1 and " + MAX_TRENDING_DAYS + ".");
        }
        if (limit < 1) {
            throw ApiException.invalid("limit", "limit must be greater than 0.");
        }
        List<TrendingAnswer> found =
                views.trending(call.project().id(), Duration.ofDays(days), limit).stream()
                        .flatMap(one -> trending(call, one).stream())
                        .toList();
        return Reply.ok(new Page<>(found.size(), null, null, found));
    }

    private static int number(Call<?> call, String name, int otherwise) {
        try {
            return call.queryInt(name, otherwise);
        } catch (ApiException e) {
            throw ApiException.invalid(null, "days and limit must be valid integers");
        }
    }

    private Optional<TrendingAnswer> trending(Call<?> call, InsightViews.Trending trending) {
        Map<Long, User> people = users.findAll(trending.viewers());
        List<UserSummary> viewers =
                trending.viewers().stream()
                        .map(people::get)
                        .filter(Objects::nonNull)
                        .map(UserSummary::of)
                        .toList();
        return insights.find(call.project().id(), String.valueOf(trending.insightId()))
                .map(found ->
                        answers.one(
                                call.project(),
                                found,
                                QueryContext.none(),
                                RefreshMode.FORCE_CACHE))
                .map(answer -> new TrendingAnswer(answer, viewers.size(), viewers));
    }

    private Reply<SuccessAnswer> cancel(Call<CancelRequest> call) {
        String id = call.body().clientQueryId();
        if (id == null) {
            throw ApiException.required("client_query_id");
        }
        runner.cancel(call.project().id(), id);
        return Reply.created(new SuccessAnswer(true));
    }
}
