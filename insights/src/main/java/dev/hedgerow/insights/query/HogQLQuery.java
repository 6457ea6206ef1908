package dev.hedgerow.insights.query;

import dev.hedgerow.hogql.parser.HogqlPrinter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A query in SQL.
 *
 * @param filters what {@code {filters}} stands for; null when the author gave none
 * @param variables by id; {@code {variables.code_name}} refers to their code names
 * @param values what other placeholders stand for, as JSON
 * @param explain whether the answer tells the engine's plan
 */
public record HogQLQuery(
        String query,
        @Nullable Filters filters,
        Map<String, Variable> variables,
        Map<String, JsonNode> values,
        boolean explain)
        implements QueryNode {

    /** The filters that {@code {filters}} puts in. */
    public record Filters(DateRange dateRange, FilterGroup properties, boolean filterTestAccounts) {
        static Filters parse(Fields fields) {
            return new Filters(
                    fields.objectOrEmpty("dateRange", DateRange::parse),
                    PropertyFilters.parse(fields, "properties"),
                    fields.flag("filterTestAccounts"));
        }
    }

    /** A variable and its value, null when it has none. */
    public record Variable(String id, String codeName, @Nullable JsonNode value, boolean isNull) {
        static Variable parse(Fields fields) {
            return new Variable(
                    fields.requiredText("variableId"),
                    fields.requiredText("code_name"),
                    fields.raw("value"),
                    fields.flag("isNull"));
        }
    }

    public HogQLQuery {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String kind() {
        return "HogQLQuery";
    }

    static HogQLQuery parse(Fields fields) {
        return parse(fields.requiredText("query"), fields);
    }

    /** A query given as a tree in JSON; it is run as the text that it prints to. */
    static HogQLQuery parseTree(Fields fields) {
        JsonNode tree = fields.raw("query");
        if (tree == null) {
            throw fields.wrong("query", "Field required");
        }
        return parse(HogqlPrinter.print(AstJson.query(tree)), fields);
    }

    private static HogQLQuery parse(String text, Fields fields) {
        return new HogQLQuery(
                text,
                fields.object("filters", Filters::parse),
                fields.members("variables", Variable::parse),
                values(fields),
                fields.flag("explain"));
    }

    private static Map<String, JsonNode> values(Fields fields) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        JsonNode json = fields.raw("values");
        if (json != null) {
            Fields given = Fields.of(json, fields.path("values"));
            for (String name : given.names()) {
                values.put(name, json.get(name));
            }
        }
        return values;
    }
}
