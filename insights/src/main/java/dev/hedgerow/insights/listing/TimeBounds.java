package dev.hedgerow.insights.listing;

import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.DateText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time of a list: {@code after} and {@code before}, both excluded, in exact instants. */
public final class TimeBounds {
    /** What clocks of clients may be ahead by. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private TimeBounds() {}

    /**
     * The conditions on a time.
     *
     * @param after relative or absolute; {@code all} for no bound; null for the default
     * @param before null for now
     * @param lookBack how far the default goes back
     */
    public static List<Expr> of(
            Expr time,
            @Nullable String after,
            @Nullable String before,
            Duration lookBack,
            ProjectSnapshot project,
            Instant now) {
        List<Expr> bounds = new ArrayList<>();
        Instant end =
                before == null || before.isBlank()
                        ? now.plus(AHEAD)
                        : instant(before, "query.before", project, now);
        bounds.add(Conditions.compare(CompareOp.LESS, time, Constant.of(end)));
        if (!DateRanges.ALL.equals(after)) {
            Instant start =
                    after == null || after.isBlank()
                            ? now.minus(lookBack)
                            : instant(after, "query.after", project, now);
            bounds.add(Conditions.compare(CompareOp.GREATER, time, Constant.of(start)));
        }
        return bounds;
    }

    private static Instant instant(String text, String attr, ProjectSnapshot project, Instant now) {
        return DateText.parse(text, now.atZone(project.zone()), project.weekStart(), attr)
                .value()
                .toInstant();
    }
}
