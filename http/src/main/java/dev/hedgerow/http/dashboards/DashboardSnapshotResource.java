package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.dashboards.Dashboards;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code snapshot} and {@code analyze_refresh_result}: what changed on a dashboard between two
 * looks at it. Both look at the answers that are kept; whoever asks refreshes in between.
 */
public final class DashboardSnapshotResource implements Resource {
    private static final String EXPIRED =
            "Analysis context expired or not found. Please refresh the dashboard again.";
    private static final String UNCHANGED =
            "No significant changes detected in the dashboard data.";

    private final DashboardFinder finder;
    private final DashboardAnswers answers;
    private final DashboardSnapshots snapshots;
    private final QueryWaiters waiters;

    public DashboardSnapshotResource(
            DashboardFinder finder,
            DashboardAnswers answers,
            DashboardSnapshots snapshots,
            QueryWaiters waiters) {
        this.finder = finder;
        this.answers = answers;
        this.snapshots = snapshots;
        this.waiters = waiters;
    }

    /** The key that a snapshot is found by, for an hour. */
    public record SnapshotAnswer(String cacheKey) {}

    /** Which snapshot to compare with. */
    public record AnalyzeFields(@Nullable String cacheKey) {}

    /** What changed: sentences, one per line, the largest change first. */
    public record ChangesAnswer(String result) {}

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.post(Area.PROJECT, "/dashboards/{id}/snapshot/")
                        .scope("dashboard:read")
                        .summary("Keep what a dashboard shows, to compare it later")
                        .answersLater(SnapshotAnswer.class, this::snapshot),
                Route.post(Area.PROJECT, "/dashboards/{id}/analyze_refresh_result/")
                        .scope("dashboard:read")
                        .takes(AnalyzeFields.class)
                        .summary("What changed on a dashboard since a snapshot, in sentences")
                        .answersLater(ChangesAnswer.class, this::analyze));
    }

    private CompletionStage<Reply<SnapshotAnswer>> snapshot(Call<Void> call) {
        Dashboards.Tagged found = finder.one(call);
        return waiters.later(() ->
                Reply.ok(
                        new SnapshotAnswer(
                                snapshots.take(answers.one(DashboardView.kept(call), found)))));
    }

    private CompletionStage<Reply<ChangesAnswer>> analyze(Call<AnalyzeFields> call) {
        Dashboards.Tagged found = finder.one(call);
        String key = call.body().cacheKey();
        if (key == null || key.isBlank()) {
            throw ApiException.required("cache_key");
        }
        return waiters.later(() -> {
            Optional<List<String>> changes =
                    snapshots.changes(key, answers.one(DashboardView.kept(call), found));
            return changes.isEmpty()
                    ? Reply.json(400, new Refusal(EXPIRED))
                    : Reply.ok(new ChangesAnswer(sentences(changes.get())));
        });
    }

    /** PostHog's own form for this refusal. */
    private record Refusal(String error) {}

    private static String sentences(List<String> changes) {
        return changes.isEmpty() ? UNCHANGED : String.join("\n", changes);
    }
}
