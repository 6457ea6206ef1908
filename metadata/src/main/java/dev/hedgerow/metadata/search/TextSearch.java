package dev.hedgerow.metadata.search;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches insights and dashboards: names, derived names, descriptions and tags. Texts that hold
 * the search text are exact hits: the name counts more than the rest, and the whole of it more than
 * its start, its start more than its middle. Texts with a similar word (trigrams, as PostgreSQL's
 * pg_trgm counts them) come after those.
 */
public final class TextSearch {

    /** How something was found; the names in lower case are the API's {@code search_match_type}. */
    public enum MatchType {
        EXACT,
        SIMILAR
    }

    /**
     * A hit.
     *
     * @param score higher is better; exact hits score above all similar ones
     */
    public record Match(MatchType type, double score) {
        /** As the API says it. */
        public String typeName() {
            return type.name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST = 200;

    /** The threshold of pg_trgm. */
    private static final double SIMILAR = 0.3;

    private final String text;
    private final List<Set<String>> wordTrigrams;

    public TextSearch(String text) {
        this.text = fold(text).strip();
        this.wordTrigrams = words(this.text).stream().map(TextSearch::trigrams).toList();
    }

    /** How many characters somebody may search for. */
    public static int longest() {
        return LONGEST;
    }

    /** How something with these texts is found; empty when it is not. */
    public Optional<Match> match(
            @Nullable String name,
            @Nullable String derivedName,
            @Nullable String description,
            List<String> tags) {
        double exact = Math.max(score(name, 1), score(derivedName, 0.8));
        exact = Math.max(exact, score(description, 0.6));
        for (String tag : tags) {
            exact = Math.max(exact, score(tag, 0.5));
        }
        if (exact > 0) {
            return Optional.of(new Match(MatchType.EXACT, 1 + exact));
        }
        double similar = Math.max(similarity(name), 0.9 * similarity(derivedName));
        similar = Math.max(similar, 0.8 * similarity(description));
        for (String tag : tags) {
            similar = Math.max(similar, 0.8 * similarity(tag));
        }
        return similar >= SIMILAR
                ? Optional.of(new Match(MatchType.SIMILAR, similar))
                : Optional.empty();
    }

    private double score(@Nullable String field, double weight) {
        if (field == null) {
            return 0;
        }
        String folded = fold(field);
        int at = folded.indexOf(text);
        if (at < 0) {
            return 0;
        }
        double place = folded.length() == text.length() ? 1 : at == 0 ? 0.95 : 0.9;
        return weight * place;
    }

    /** The worst of the search words' best similarity to a word of the field. */
    private double similarity(@Nullable String field) {
        if (field == null || wordTrigrams.isEmpty()) {
            return 0;
        }
        List<Set<String>> fieldWords =
                words(fold(field)).stream().map(TextSearch::trigrams).toList();
        double worst = 1;
        for (Set<String> searched : wordTrigrams) {
            double best = 0;
            for (Set<String> word : fieldWords) {
                best = Math.max(best, jaccard(searched, word));
            }
            worst = Math.min(worst, best);
        }
        return worst;
    }

    private static double jaccard(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        return (double) common / (one.size() + other.size() - common);
    }

    private static List<String> words(String text) {
        return List.of(text.split("[^\\p{L}\\p{N}]+", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> trigrams(String word) {
        String padded = "  " + word + " ";
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            trigrams.add(padded.substring(i, i + 3));
        }
        return trigrams;
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
