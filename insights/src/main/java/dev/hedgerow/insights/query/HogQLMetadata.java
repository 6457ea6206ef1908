package dev.hedgerow.insights.query;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks whether a text in HogQL is right.
 *
 * @param text as a query, with filters and variables
 * @param source what an expression is of; null for events
 * @param globals the names that a template can refer to; null when they are not known
 * @param debug whether to tell which properties have columns of their own
 */
public record HogQLMetadata(
        Language language,
        HogQLQuery text,
        @Nullable QueryNode source,
        @Nullable Set<String> globals,
        boolean debug)
        implements QueryNode {

    public HogQLMetadata {
        globals = globals == null ? null : Set.copyOf(globals);
    }

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
        JsonNode globals = fields.raw("globals");
        QueryNode source = QueryNodes.optional(fields, "sourceQuery");
        return new HogQLMetadata(
                fields.choice("language", Language.class, Language.QUERY),
                HogQLQuery.parse(fields),
                source == null ? null : source.unwrapped(),
                globals == null ? null : Set.copyOf(globals.propertyNames()),
                fields.flag("debug"));
    }
}
