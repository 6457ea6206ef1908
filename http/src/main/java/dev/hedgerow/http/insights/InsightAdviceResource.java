package dev.hedgerow.http.insights;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.phrasing.Phrasing;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.insights.advice.Advisor;
import dev.hedgerow.insights.advice.QueryMetadata;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.organizations.Organizations;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What can be said about insights: suggestions that follow, an analysis in words, names. All of it
 * wants the organization's approval, as in PostHog, because a configured model may phrase it.
 */
public final class InsightAdviceResource implements Resource {
    private final Insights insights;
    private final Organizations organizations;
    private final Advisor advisor;
    private final Phrasing phrasing;
    private final QueryWaiters waiters;

    public InsightAdviceResource(
            Insights insights,
            Organizations organizations,
            Advisor advisor,
            Phrasing phrasing,
            QueryWaiters waiters) {
        this.insights = insights;
        this.organizations = organizations;
        this.advisor = advisor;
        this.phrasing = phrasing;
        this.waiters = waiters;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/insights/{id}/suggestions/")
                        .scope("insight:read")
                        .anonymousForbidden()
                        .summary("Insights that follow from this one, each with a query that runs")
                        .answersLater(List.class, call -> suggestions(call, null)),
                Route.post(Area.PROJECT, "/insights/{id}/suggestions/")
                        .scope("insight:read")
                        .anonymousForbidden()
                        .takes(SuggestionRequest.class)
                        .summary("The same, those first that have to do with the context")
                        .answersLater(List.class, call -> suggestions(call, call.body().context())),
                Route.get(Area.PROJECT, "/insights/{id}/analyze/")
                        .scope("insight:read")
                        .anonymousForbidden()
                        .summary("What stands out in an insight, in sentences with numbers")
                        .answersLater(AnalysisAnswer.class, this::analyze),
                Route.post(Area.PROJECT, "/insights/generate_metadata/")
                        .scope("insight:write")
                        .anonymousForbidden()
                        .takes(MetadataRequest.class)
                        .summary("A name and a description for a query")
                        .answersLater(MetadataAnswer.class, this::metadata));
    }

    private CompletionStage<Reply<List<SuggestionAnswer>>> suggestions(
            Call<?> call, @Nullable String context) {
        JsonNode query = query(find(call));
        if (query == null) {
            return CompletableFuture.completedFuture(Reply.ok(List.of()));
        }
        String wanted = Objects.requireNonNullElse(context, "");
        return waiters.later(() ->
                Reply.ok(
                        advisor.suggestions(call.project().id(), query, wanted).stream()
                                .map(SuggestionAnswer::of)
                                .toList()));
    }

    private CompletionStage<Reply<AnalysisAnswer>> analyze(Call<Void> call) {
        Insight insight = find(call);
        JsonNode query = insight.legacyFilters() == null ? query(insight) : null;
        return waiters.later(() -> {
            String text = query == null ? "" : advisor.analysis(call.project().id(), query);
            return Reply.ok(new AnalysisAnswer(phrasing.rephrase(text)));
        });
    }

    private CompletionStage<Reply<MetadataAnswer>> metadata(Call<MetadataRequest> call) {
        requireApproval(call);
        JsonNode query = call.body().requiredQuery();
        return waiters.later(() -> {
            QueryMetadata made = advisor.metadata(call.project().id(), query);
            return Reply.ok(new MetadataAnswer(made.name(), phrasing.rephrase(made.description())));
        });
    }

    private Insight find(Call<?> call) {
        requireApproval(call);
        return insights.find(call.project().id(), call.path("id"))
                .orElseThrow(ApiException::notFound)
                .insight();
    }

    private static @Nullable JsonNode query(Insight insight) {
        return insight.query() == null ? null : Json.parse(insight.query());
    }

    private void requireApproval(Call<?> call) {
        boolean approved =
                organizations
                        .find(call.project().organizationId())
                        .filter(found -> Boolean.TRUE.equals(found.isAiDataProcessingApproved()))
                        .isPresent();
        if (!approved) {
            throw ApiException.permissionDenied(
                    "AI data processing must be approved by your organization before using this feature:"
                            + " set is_ai_data_processing_approved of the organization.");
        }
    }
}
