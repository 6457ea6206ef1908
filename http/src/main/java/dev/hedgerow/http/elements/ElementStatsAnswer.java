package dev.hedgerow.http.elements;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often which chains of elements were clicked.
 *
 * @param results the most frequent first
 * @param next the URL of those after, or null
 * @param previous the URL of those before, or null
 */
record ElementStatsAnswer(
        List<ChainCount> results, @Nullable String next, @Nullable String previous) {

    /**
     * A chain and how often it was clicked.
     *
     * @param hash always null
     * @param type the event: {@code $autocapture}, {@code $rageclick} or {@code $dead_click}
     * @param elements the clicked element first
     */
    record ChainCount(
            long count, @Nullable String hash, String type, List<ElementAnswer> elements) {}
}
