package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.Attribution;
import dev.hedgerow.insights.query.FunnelOrder;
import dev.hedgerow.insights.sequence.ActorRows;
import java.util.ArrayList;
import java.util.List;

/** One actor's rows, told one after the other. */
final class Story {
    private final FunnelItems items = new FunnelItems();
    private final List<Long> times = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    /** An event that is the steps given, counted from 1. */
    Story step(long time, int... steps) {
        return row(time, bits(steps), 0);
    }

    /** An event that is one step and has a breakdown value. */
    Story stepOf(long time, int step, int value) {
        return row(time, bits(step), value);
    }

    /** An event that excludes attempts that have done as many steps as given. */
    Story exclusion(long time, int... reached) {
        long bits = 0;
        for (int count : reached) {
            bits |= FunnelItems.exclusionBit(count);
        }
        return row(time, bits, 0);
    }

    /** An event that is nothing. */
    Story other(long time) {
        return row(time, 0, 0);
    }

    private Story row(long time, long bits, int value) {
        times.add(time);
        numbers.add(items.of(bits, value));
        return this;
    }

    private static long bits(int... steps) {
        long bits = 0;
        for (int step : steps) {
            bits |= FunnelItems.stepBit(step - 1);
        }
        return bits;
    }

    FunnelItems items() {
        return items;
    }

    ActorRows rows() {
        return ActorRows.of(
                times.stream().mapToLong(Long::longValue).toArray(),
                numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    static FunnelRules rules(FunnelOrder order, int steps, long window, int optional) {
        return new FunnelRules(steps, window, order, optional, Attribution.FIRST_TOUCH, 0);
    }

    /** What became of it; valid until the machine runs again, which it does not. */
    Attempt run(FunnelRules rules) {
        return run(rules, 0);
    }

    Attempt run(FunnelRules rules, int value) {
        return rules.order() == FunnelOrder.UNORDERED
                ? new UnorderedMachine(rules, items).run(rows(), value)
                : new OrderedMachine(rules, items).run(rows(), value, Entries.ANY);
    }
}
