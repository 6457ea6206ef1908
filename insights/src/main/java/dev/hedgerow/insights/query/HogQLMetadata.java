package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;

/**
 * Asks whether a text in HogQL is right.
 *
 * @param text as a query, with filters and variables
 * @param source what an expression is of; null for events
 */
public record HogQLMetadata(Language language, HogQLQuery text, @Nullable QueryNode source)
        implements QueryNode {

    /** What the text is. */
    public enum Language implements JsonName {
        QUERY("hogQL"),
        EXPRESSION("hogQLExpr"),
        TEMPLATE("hogTemplate"),
        PROGRAM("hog");

        private final String json;

        Language(String json) {
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }
    }

    @Override
    public String kind() {
        return "HogQLMetadata";
    }

    static HogQLMetadata parse(Fields fields) {
        QueryNode source = QueryNodes.optional(fields, "sourceQuery");
        return new HogQLMetadata(
                fields.choice("language", Language.class, Language.QUERY),
                HogQLQuery.parse(fields),
                source == null ? null : source.unwrapped());
    }
}
