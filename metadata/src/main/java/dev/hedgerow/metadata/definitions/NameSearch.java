package dev.hedgerow.metadata.definitions;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A search in names: every word of the text has to stand somewhere in the name, or every word
 * somewhere in the name people know it by. Case does not matter. A blank text matches all.
 */
final class NameSearch {

    /** As in "latest referrer": the current value, where "initial referrer" is the first. */
    private static final String LATEST = "latest";

    private static final String INITIAL = "initial";

    private final List<String> words;

    NameSearch(@Nullable String text) {
        String folded = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        this.words = folded.isEmpty() ? List.of() : List.of(folded.split("\\s+", -1));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    boolean matches(String name, @Nullable String foldedLabel) {
        String folded = name.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(folded::contains)
                || (foldedLabel != null && words.stream().allMatch(foldedLabel::contains));
    }

    /** The same for a property of a person: part of "latest" finds all but first values. */
    boolean matchesOfPerson(String name, @Nullable String foldedLabel) {
        return matches(name, foldedLabel)
                || (words.stream().anyMatch(LATEST::contains)
                        && !name.toLowerCase(Locale.ROOT).contains(INITIAL));
    }
}
