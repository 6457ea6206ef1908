package dev.hedgerow.insights.query;

/**
 * A kind that PostHog has and that is not run here: either it cannot be run by its nature ({@code
 * SavedInsightNode}) or it is not there yet.
 */
public record UnrunnableNode(String kind, Reason reason) implements QueryNode {

    /** Why it cannot be run. */
    public enum Reason {
        NOT_A_QUERY,
        NOT_YET
    }

    /** The error that running it gives. */
    public QueryException refusal() {
        return switch (reason) {
            case NOT_A_QUERY -> QueryException.unsupportedKind(kind);
            case NOT_YET -> QueryException.notImplemented(kind);
        };
    }
}
