package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of people or groups: all of a project's, or those behind a number.
 *
 * @param source where the actors come from; null for all people
 * @param select columns in HogQL; empty for the usual ones
 * @param search text that a name, email or id contains; null or empty for none
 * @param orderBy in HogQL; empty for the usual order
 */
public record ActorsQuery(
        @Nullable QueryNode source,
        List<String> select,
        @Nullable String search,
        FilterGroup properties,
        List<String> orderBy,
        Page page)
        implements QueryNode {

    public ActorsQuery {
        select = List.copyOf(select);
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public String kind() {
        return "ActorsQuery";
    }

    static ActorsQuery parse(Fields fields) {
        QueryNode source = QueryNodes.optional(fields, "source");
        return new ActorsQuery(
                source == null ? null : source.unwrapped(),
                fields.texts("select"),
                fields.text("search"),
                PropertyFilters.parse(fields, "properties")
                        .and(PropertyFilters.parse(fields, "fixedProperties")),
                fields.texts("orderBy"),
                Page.parse(fields));
    }
}
