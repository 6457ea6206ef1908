package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.duckdb.EventLines.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ClickHouse's windowFunnel: how many conditions held one after another within a window from the
 * first. Its modes are strict_deduplication, strict_order and strict_increase.
 */
final class WindowFunnel {
    /** When one condition held; 0 stands for a row where none did. */
    private record Step(long time, int condition) {}

    /** When a chain up to a condition began, and when it got there. */
    private record Chain(long start, long reached) {}

    private final long window;
    private final boolean unique;
    private final boolean ordered;
    private final boolean increasing;

    private WindowFunnel(long window, Set<String> modes) {
        this.window = window;
        this.unique = modes.contains("strict_deduplication") || modes.contains("strict");
        this.ordered = modes.contains("strict_order");
        this.increasing = modes.contains("strict_increase");
    }

    /**
     * The number of the last condition that was reached.
     *
     * @param options the window in the unit of the times, then the modes, spaces between
     */
    static @Nullable Long level(@Nullable String lines, @Nullable String options) {
        if (lines == null || options == null) {
            return null;
        }
        List<String> words = List.of(options.split(" ", -1));
        return (long)
                new WindowFunnel(Long.parseLong(words.getFirst()), new HashSet<>(words))
                        .level(EventLines.sorted(lines));
    }

    private int level(List<Line> lines) {
        List<Step> steps = steps(lines);
        int last = steps.stream().mapToInt(Step::condition).max().orElse(0);
        @Nullable Chain[] chains = new Chain[last + 1];
        boolean begun = false;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int condition = step.condition();
            if (condition == 0) {
                if (begun) {
                    break;
                }
            } else if (condition == 1) {
                chains[1] = new Chain(step.time(), step.time());
                begun = true;
            } else if (unique && chains[condition] != null) {
                return steps.get(i - 1).condition();
            } else if (ordered && begun && chains[condition - 1] == null) {
                return firstMissing(chains) - 1;
            } else {
                advance(chains, step);
            }
        }
        return firstFromEnd(chains);
    }

    private void advance(@Nullable Chain[] chains, Step step) {
        Chain before = chains[step.condition() - 1];
        if (before != null
                && step.time() <= before.start() + window
                && (!increasing || before.reached() < step.time())) {
            chains[step.condition()] = new Chain(before.start(), step.time());
        }
    }

    /** At one time the later conditions come first, so that no row counts twice in a chain. */
    private List<Step> steps(List<Line> lines) {
        List<Step> steps = new ArrayList<>();
        for (Line line : lines) {
            for (int i = 63 - Long.numberOfLeadingZeros(line.second()); i >= 0; i--) {
                if ((line.second() >> i & 1) != 0) {
                    steps.add(new Step(line.first(), i + 1));
                }
            }
            if (ordered && line.second() == 0) {
                steps.add(new Step(line.first(), 0));
            }
        }
        steps.sort(Comparator.comparingLong(Step::time));
        return steps;
    }

    private static int firstMissing(@Nullable Chain[] chains) {
        int condition = 1;
        while (condition < chains.length && chains[condition] != null) {
            condition++;
        }
        return condition;
    }

    private static int firstFromEnd(@Nullable Chain[] chains) {
        int condition = chains.length - 1;
        while (condition > 0 && chains[condition] == null) {
            condition--;
        }
        return condition;
    }
}
