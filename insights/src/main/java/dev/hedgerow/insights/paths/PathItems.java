package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.query.PathsFilter;
import dev.hedgerow.insights.sequence.TextIndex;
import java.util.List;
import java.util.Set;

/**
 * Numbers the items of paths, after wildcards and exclusions (paths rules 9 and 10). One thread
 * only.
 */
final class PathItems {
    /** The number of an item that is left out. */
    static final int LEFT_OUT = -1;

    private final List<Wildcard> wildcards;
    private final Set<String> exclusions;
    private final TextIndex items = new TextIndex();

    PathItems(PathsFilter filter) {
        this.wildcards = filter.wildcards().stream().map(Wildcard::of).toList();
        this.exclusions = filter.types().isEmpty() ? Set.of() : Set.copyOf(filter.exclusions());
    }

    /** The number of an item by the text that the query gives; dear. */
    int of(String text) {
        String item = grouped(text);
        return exclusions.contains(item) ? LEFT_OUT : items.of(item);
    }

    int size() {
        return items.size();
    }

    /** The last wildcard that matches stands for the item. */
    private String grouped(String text) {
        for (int i = wildcards.size() - 1; i >= 0; i--) {
            if (wildcards.get(i).matches(text)) {
                return wildcards.get(i).pattern();
            }
        }
        return text;
    }

    /** The number of an item by its own text, a new one if need be. */
    int shown(String item) {
        return items.of(item);
    }

    /** What stands in the answer for a number. */
    String text(int item) {
        return items.text(item);
    }
}
