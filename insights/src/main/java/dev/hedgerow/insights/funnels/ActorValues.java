package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.FunnelOrder;
import dev.hedgerow.insights.sequence.ActorRows;
import java.util.Collections;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Under which breakdown values an actor is counted (funnels rules 20 to 26). Thread-safe once made.
 */
final class ActorValues {
    private static final int[] ONLY = {0};

    private final FunnelBreakdown breakdown;
    private final FunnelRules rules;
    private final FunnelItems items;
    private final ValueIndex values;
    private final int[] nothing;

    ActorValues(FunnelPlan plan, FunnelRows rows) {
        this.breakdown = plan.breakdown();
        this.rules = plan.rules();
        this.items = rows.items();
        this.values = rows.values();
        this.nothing = new int[] {empty(breakdown, values)};
    }

    /** The value of an actor whose events have none. */
    private static int empty(FunnelBreakdown breakdown, ValueIndex values) {
        return breakdown instanceof FunnelBreakdown.Texts texts
                ? values.of(Collections.nCopies(texts.parts().size(), ""))
                : ValueIndex.START;
    }

    /** The numbers of the values, each once. */
    int[] of(ActorRows rows) {
        return switch (breakdown) {
            case FunnelBreakdown.None _ -> ONLY;
            case FunnelBreakdown.Cohorts cohorts -> cohorts(cohorts, rows);
            case FunnelBreakdown.Texts _ -> texts(rows);
        };
    }

    private int[] cohorts(FunnelBreakdown.Cohorts cohorts, ActorRows rows) {
        int bits = 0;
        for (int row = 0; row < rows.size(); row++) {
            bits |= items.value(rows.item(row));
        }
        if (bits == 0 && cohorts.hasComplement()) {
            return new int[] {cohorts.complement()};
        }
        int all = bits;
        return IntStream.range(0, cohorts.ids().size()).filter(i -> (all >> i & 1) != 0).toArray();
    }

    private int[] texts(ActorRows rows) {
        return switch (rules.attribution()) {
            case FIRST_TOUCH -> touch(rows, 0, 1);
            case LAST_TOUCH -> touch(rows, rows.size() - 1, -1);
            case ALL_EVENTS -> distinct(rows, item -> items.steps(item) != 0);
            case STEP -> distinct(rows, this::isAttributed);
        };
    }

    private boolean isAttributed(int item) {
        return rules.order() == FunnelOrder.UNORDERED
                ? items.steps(item) != 0
                : (items.steps(item) >> rules.attributionStep() & 1) != 0;
    }

    /**
     * The first value that is something, from one row on in one direction. Of all rows: exclusions,
     * too, and in a strict funnel whatever the actor did.
     */
    private int[] touch(ActorRows rows, int from, int direction) {
        for (int row = from; row >= 0 && row < rows.size(); row += direction) {
            int value = items.value(rows.item(row));
            if (!values.isEmpty(value)) {
                return new int[] {value};
            }
        }
        return nothing;
    }

    private int[] distinct(ActorRows rows, IntPredicate isTouch) {
        return IntStream.range(0, rows.size())
                .map(rows::item)
                .filter(isTouch)
                .map(items::value)
                .distinct()
                .toArray();
    }
}
