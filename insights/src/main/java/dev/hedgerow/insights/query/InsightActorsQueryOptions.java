package dev.hedgerow.insights.query;

/**
 * Asks which points of an insight one can ask for the people of.
 *
 * @param insight the insight itself
 */
public record InsightActorsQueryOptions(QueryNode insight) implements QueryNode {

    @Override
    public String kind() {
        return "InsightActorsQueryOptions";
    }

    static InsightActorsQueryOptions parse(Fields fields) {
        QueryNode insight =
                fields.object("source", source -> QueryNodes.required(source, "source"));
        if (insight == null) {
            throw fields.wrong("source", "Field required");
        }
        return new InsightActorsQueryOptions(insight.unwrapped());
    }
}
