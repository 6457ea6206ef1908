package dev.hedgerow.metadata.definitions;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A search in names: every word of the text has to stand somewhere in the name, or the whole text
 * in the name people know it by. Case does not matter. An empty text matches all.
 */
final class NameSearch {

    private final String text;
    private final List<String> words;

    NameSearch(@Nullable String text) {
        this.text = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        this.words = this.text.isEmpty() ? List.of() : List.of(this.text.split("\\s+", -1));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    boolean matches(String name, @Nullable String foldedLabel) {
        String folded = name.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(folded::contains)
                || (foldedLabel != null && foldedLabel.contains(text));
    }
}
