package dev.hedgerow.metadata.definitions;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which event definitions a list shows, in which order.
 *
 * @param origin by who made the name
 * @param tags those with at least one of these; empty: all
 * @param status by what people and time have made of them
 * @param orders the first counts most, then the name; empty: when searching shorter names first,
 *     then those seen on the latest day
 * @param limit at least 1
 */
public record EventDefinitionFilter(
        NameFilter names,
        Origin origin,
        Set<String> tags,
        Status status,
        List<Order> orders,
        int limit,
        int offset) {

    /** Who made an event's name. */
    public enum Origin {
        ALL,
        /** Made by the project's people. */
        CUSTOM,
        /** Made by SDKs: it starts with a dollar sign. */
        POSTHOG
    }

    /**
     * Conditions on the state of a definition.
     *
     * @param verified only verified ones and events of the SDKs' own, or only the rest; null: both
     * @param excludeHidden leave out hidden ones
     * @param excludeStale leave out events that were last seen over 30 days ago
     */
    public record Status(@Nullable Boolean verified, boolean excludeHidden, boolean excludeStale) {

        /** Every state. */
        public static final Status ANY = new Status(null, false, false);
    }

    /** What the list is ordered by; days are those of UTC. */
    public enum Field {
        NAME,
        CREATED_AT,
        CREATED_DAY,
        LAST_SEEN_AT,
        LAST_SEEN_DAY
    }

    /** A direction of a field; definitions without a date come first, or last when descending. */
    public record Order(Field field, boolean descending) {}

    /** Every definition. */
    public static EventDefinitionFilter page(int limit, int offset) {
        return new EventDefinitionFilter(
                NameFilter.ANY, Origin.ALL, Set.of(), Status.ANY, List.of(), limit, offset);
    }

    public EventDefinitionFilter {
        tags = Set.copyOf(tags);
        orders = List.copyOf(orders);
    }

    /** The same with other names. */
    public EventDefinitionFilter withNames(NameFilter other) {
        return new EventDefinitionFilter(other, origin, tags, status, orders, limit, offset);
    }

    /** The same with another order. */
    public EventDefinitionFilter withOrders(Order... others) {
        return new EventDefinitionFilter(
                names, origin, tags, status, List.of(others), limit, offset);
    }

    /** A page with the number of all that match. */
    public record Page(int count, List<Tagged> definitions) {}

    /** A definition with its tags. */
    public record Tagged(EventDefinition definition, List<String> tags) {}
}
