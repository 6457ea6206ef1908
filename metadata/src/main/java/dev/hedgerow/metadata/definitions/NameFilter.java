package dev.hedgerow.metadata.definitions;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which names a list of definitions shows.
 *
 * @param search see {@link NameSearch}; null or blank: all
 * @param only just these; empty: all
 * @param excluded none of these
 */
public record NameFilter(@Nullable String search, Set<String> only, Set<String> excluded) {

    /** Every name. */
    public static final NameFilter ANY = new NameFilter(null, Set.of(), Set.of());

    public NameFilter {
        only = Set.copyOf(only);
        excluded = Set.copyOf(excluded);
    }

    /** Every name that a search finds. */
    public static NameFilter search(String text) {
        return new NameFilter(text, Set.of(), Set.of());
    }

    boolean allows(String name) {
        return (only.isEmpty() || only.contains(name)) && !excluded.contains(name);
    }
}
