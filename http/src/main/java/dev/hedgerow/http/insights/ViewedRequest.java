package dev.hedgerow.http.insights;

import dev.hedgerow.http.error.ApiException;
import java.util.List;

/** Insights that the user has looked at. */
public record ViewedRequest(List<Long> insightIds) {
    public ViewedRequest {
        if (insightIds == null) {
            throw ApiException.required("insight_ids");
        }
        if (insightIds.contains(null)) {
            throw ApiException.invalid("insight_ids", "A valid integer is required.");
        }
        insightIds = List.copyOf(insightIds);
    }
}
