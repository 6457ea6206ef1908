package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A list of sessions, or of groups of them.
 *
 * @param after when sessions started at the earliest, excluded; {@code all} for no bound; null for
 *     an hour ago
 * @param before when they started, excluded; null for now
 * @param event the name of an event the session has
 * @param properties of the session or its person
 * @param eventProperties of an event the session has
 * @param noSessions whether an event is asked for whose {@code $session_id} is none
 */
public record SessionsQuery(
        List<String> select,
        List<String> where,
        List<String> orderBy,
        @Nullable String after,
        @Nullable String before,
        @Nullable String event,
        @Nullable Long actionId,
        @Nullable String personId,
        FilterGroup properties,
        FilterGroup eventProperties,
        boolean noSessions,
        boolean filterTestAccounts,
        Page page)
        implements QueryNode {

    public SessionsQuery {
        select = select.isEmpty() ? List.of("*") : List.copyOf(select);
        where = List.copyOf(where);
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public String kind() {
        return "SessionsQuery";
    }

    static SessionsQuery parse(Fields fields) {
        if (!fields.has("select")) {
            throw fields.wrong("select", "Field required");
        }
        return new SessionsQuery(
                fields.texts("select"),
                fields.texts("where"),
                fields.texts("orderBy"),
                fields.text("after"),
                fields.text("before"),
                fields.text("event"),
                fields.longInteger("actionId"),
                fields.scalarText("personId"),
                PropertyFilters.parse(fields, "properties")
                        .and(PropertyFilters.parse(fields, "fixedProperties")),
                PropertyFilters.parse(fields, "eventProperties"),
                namesNoSession(fields.raw("eventProperties")),
                fields.flag("filterTestAccounts"),
                Page.parse(fields));
    }

    /** A filter by an empty list filters nothing, except here (events rule 42). */
    private static boolean namesNoSession(@Nullable JsonNode filters) {
        if (filters == null || !filters.isArray()) {
            return false;
        }
        for (JsonNode filter : filters) {
            JsonNode value = filter.path("value");
            if (filter.path("key").asString("").equals("$session_id")
                    && value.isArray()
                    && value.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
