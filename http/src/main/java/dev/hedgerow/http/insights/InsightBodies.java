package dev.hedgerow.http.insights;

import dev.hedgerow.insights.advice.Advisor;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.QueryNodes;
import dev.hedgerow.metadata.json.Body;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies that make or change insights: older {@code filters} become a query, and a query that comes
 * without {@code derived_name} gets one. Kinds that PostHog does not have are refused. Converted
 * filters get none: nameless they log nothing.
 */
public final class InsightBodies {
    private final Advisor advisor;

    public InsightBodies(Advisor advisor) {
        this.advisor = advisor;
    }

    Body complete(long projectId, ObjectNode body) {
        if (LegacyInsightBody.isLegacy(body)) {
            return new Body(LegacyInsightBody.converted(body));
        }
        if (body.path("query").isObject() && !body.path("query").isEmpty()) {
            QueryNodes.checkKind(body.path("query"));
        }
        boolean isNameless = body.path("query").isObject() && !body.has("derived_name");
        return new Body(isNameless ? named(projectId, body) : body);
    }

    private ObjectNode named(long projectId, ObjectNode body) {
        try {
            ObjectNode copy = body.deepCopy();
            copy.put("derived_name", advisor.name(projectId, body.path("query")));
            return copy;
        } catch (QueryException unreadable) {
            // It is kept as it came; calculating it says what is wrong.
            return body;
        }
    }
}
