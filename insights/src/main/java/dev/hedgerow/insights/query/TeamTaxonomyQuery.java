package dev.hedgerow.insights.query;

/** Asks which events came in the last thirty days, and how many of each. */
public record TeamTaxonomyQuery() implements QueryNode {
    @Override
    public String kind() {
        return "TeamTaxonomyQuery";
    }
}
