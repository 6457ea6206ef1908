package dev.hedgerow.insights.project;

import dev.hedgerow.insights.query.FilterGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An action: events that match any of its steps. */
public record ActionDefinition(long id, String name, List<Step> steps) {

    /** How a text of a step is compared. */
    public enum Matching {
        EXACT,
        CONTAINS,
        REGEX
    }

    /** A text to compare with, and how. */
    public record TextMatch(String text, Matching matching) {}

    /**
     * One way of matching: all parts that are given must hold.
     *
     * @param event null for any event
     */
    public record Step(
            @Nullable String event,
            FilterGroup properties,
            @Nullable TextMatch url,
            @Nullable TextMatch text,
            @Nullable TextMatch href,
            @Nullable String tagName,
            @Nullable String selector) {}

    public ActionDefinition {
        steps = List.copyOf(steps);
    }
}
