package dev.hedgerow.insights.query;

import java.util.ArrayList;
import java.util.List;

/** Filters that must all hold, or any of them. An empty group holds always. */
public record FilterGroup(Conjunction conjunction, List<PropertyFilter> filters)
        implements PropertyFilter {

    /** How the filters of a group go together. */
    public enum Conjunction implements JsonName {
        AND("AND"),
        OR("OR");

        private final String json;

        Conjunction(String json) {
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }
    }

    public static final FilterGroup EMPTY = new FilterGroup(Conjunction.AND, List.of());

    public FilterGroup {
        filters = List.copyOf(filters);
    }

    /** Both groups must hold. */
    public FilterGroup and(FilterGroup other) {
        if (other.filters.isEmpty()) {
            return this;
        }
        if (filters.isEmpty()) {
            return other;
        }
        List<PropertyFilter> both = new ArrayList<>(List.of(this, other));
        return new FilterGroup(Conjunction.AND, both);
    }
}
