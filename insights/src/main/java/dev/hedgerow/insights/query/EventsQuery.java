package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of events, or of groups of them.
 *
 * @param select columns in HogQL; everything when empty
 * @param where conditions in HogQL; those on aggregates are on groups
 * @param orderBy in HogQL; empty for the usual order
 * @param after a date, relative or absolute, excluded; {@code all} for no bound; null for a day ago
 * @param before a date, excluded; null for now
 * @param events names of which an event has one; empty for all
 * @param source whose actors' events alone; null for everybody's
 */
public record EventsQuery(
        List<String> select,
        List<String> where,
        List<String> orderBy,
        @Nullable String after,
        @Nullable String before,
        List<String> events,
        @Nullable Long actionId,
        @Nullable String personId,
        FilterGroup properties,
        boolean filterTestAccounts,
        @Nullable QueryNode source,
        Page page)
        implements QueryNode {

    public EventsQuery {
        select = select.isEmpty() ? List.of("*") : List.copyOf(select);
        where = List.copyOf(where);
        orderBy = List.copyOf(orderBy);
        events = List.copyOf(events);
    }

    @Override
    public String kind() {
        return "EventsQuery";
    }

    static EventsQuery parse(Fields fields) {
        if (!fields.has("select")) {
            throw fields.wrong("select", "Field required");
        }
        QueryNode source = QueryNodes.optional(fields, "source");
        return new EventsQuery(
                fields.texts("select"),
                fields.texts("where"),
                fields.texts("orderBy"),
                fields.text("after"),
                fields.text("before"),
                events(fields),
                fields.longInteger("actionId"),
                fields.scalarText("personId"),
                PropertyFilters.parse(fields, "properties")
                        .and(PropertyFilters.parse(fields, "fixedProperties")),
                fields.flag("filterTestAccounts"),
                source == null ? null : source.unwrapped(),
                Page.parse(fields));
    }

    private static List<String> events(Fields fields) {
        String event = fields.text("event");
        return event == null || event.isEmpty() ? fields.texts("events") : List.of(event);
    }
}
