package dev.hedgerow.insights.query;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of paths that change their numbers.
 *
 * @param types what is looked at; empty for every event
 * @param hogql the expression that is the item of events that are neither page view nor screen
 * @param exclusions items that are left out
 * @param startPoint the item that paths begin at; null for any
 * @param endPoint the item that paths end at; null for any
 * @param wildcards patterns with {@code *} that stand for every item they match
 * @param cleaning replacements of its own, after the project's
 * @param projectCleaning whether the project's replacements apply
 * @param stepLimit the most items of a path
 */
public record PathsFilter(
        Set<PathType> types,
        @Nullable String hogql,
        List<String> exclusions,
        @Nullable String startPoint,
        @Nullable String endPoint,
        List<String> wildcards,
        List<Replacement> cleaning,
        boolean projectCleaning,
        int stepLimit,
        Edges edges,
        Keys keys) {
    private static final int DEFAULT_STEPS = 5;
    private static final int DEFAULT_EDGES = 50;

    /** Every match of a regular expression becomes the alias. */
    public record Replacement(String alias, String regex) {
        static Replacement parse(Fields fields) {
            String alias = fields.text("alias");
            return new Replacement(alias == null ? "" : alias, fields.requiredText("regex"));
        }
    }

    /**
     * Which edges are shown.
     *
     * @param most how many
     * @param minWeight how often at least they were gone; null for any number
     * @param maxWeight how often at most; null for any number
     */
    public record Edges(int most, @Nullable Integer minWeight, @Nullable Integer maxWeight) {
        static Edges parse(Fields fields) {
            Integer most = positive(fields, "edgeLimit");
            return new Edges(
                    most == null ? DEFAULT_EDGES : most,
                    positive(fields, "minEdgeWeight"),
                    positive(fields, "maxEdgeWeight"));
        }
    }

    /**
     * The place in the paths whose people are asked for, as keys of nodes ({@code 2_/pricing}).
     *
     * @param start the node they left
     * @param end the node they reached
     * @param dropoff the node their path ended at; the others do not count beside it
     */
    public record Keys(@Nullable String start, @Nullable String end, @Nullable String dropoff) {
        static Keys parse(Fields fields) {
            return new Keys(
                    notEmpty(fields, "pathStartKey"),
                    notEmpty(fields, "pathEndKey"),
                    notEmpty(fields, "pathDropoffKey"));
        }
    }

    public PathsFilter {
        exclusions = List.copyOf(exclusions);
        wildcards = List.copyOf(wildcards);
        cleaning = List.copyOf(cleaning);
    }

    static PathsFilter parse(Fields fields) {
        Integer steps = positive(fields, "stepLimit");
        return new PathsFilter(
                PathType.set(fields, "includeEventTypes"),
                notEmpty(fields, "pathsHogQLExpression"),
                fields.texts("excludeEvents"),
                notEmpty(fields, "startPoint"),
                notEmpty(fields, "endPoint"),
                fields.texts("pathGroupings"),
                fields.objects("localPathCleaningFilters", Replacement::parse),
                fields.flag("pathReplacements"),
                steps == null ? DEFAULT_STEPS : steps,
                Edges.parse(fields),
                Keys.parse(fields));
    }

    /** A number that is left out when it is missing or 0. */
    private static @Nullable Integer positive(Fields fields, String name) {
        Integer value = fields.integer(name);
        if (value != null && value < 0) {
            throw fields.wrong(name, "Input should be greater than or equal to 0");
        }
        return value == null || value == 0 ? null : value;
    }

    private static @Nullable String notEmpty(Fields fields, String name) {
        String value = fields.text(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
