package dev.hedgerow.http.insights;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hedgerow.http.users.UserSummary;
import java.util.List;

/** An insight that many look at, and who they are, the latest first. */
public record TrendingAnswer(
        @JsonUnwrapped InsightAnswer insight, int viewCount, List<UserSummary> viewers) {}
