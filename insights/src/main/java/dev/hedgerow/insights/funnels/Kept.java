package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.Attribution;
import dev.hedgerow.insights.sequence.ActorRows;

/**
 * The rows of an actor that a machine looks at, by place: all, or those with the breakdown value
 * asked about where every event must have it. Reused from actor to actor.
 */
final class Kept {
    private final FunnelItems items;
    private final boolean ofValue;
    private ActorRows rows = ActorRows.of(new long[0], new int[0]);
    private int[] places = new int[0];
    private int size;

    Kept(FunnelRules rules, FunnelItems items) {
        this.items = items;
        this.ofValue = rules.attribution() == Attribution.ALL_EVENTS;
    }

    void select(ActorRows all, int value) {
        rows = all;
        size = all.size();
        if (ofValue) {
            if (places.length < size) {
                places = new int[Math.max(size, 2 * places.length)];
            }
            size = 0;
            for (int row = 0; row < all.size(); row++) {
                if (items.value(all.item(row)) == value) {
                    places[size++] = row;
                }
            }
        }
    }

    int size() {
        return size;
    }

    int row(int place) {
        return ofValue ? places[place] : place;
    }

    long time(int place) {
        return rows.time(row(place));
    }

    int item(int place) {
        return rows.item(row(place));
    }

    /** Whether the rows at two places match the same steps and exclusions. */
    boolean matchesSame(int place, int other) {
        int item = item(place);
        int otherItem = item(other);
        return item == otherItem
                || (items.steps(item) == items.steps(otherItem)
                        && items.exclusions(item) == items.exclusions(otherItem));
    }

    /** The first place at or after a time. */
    int firstFrom(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
