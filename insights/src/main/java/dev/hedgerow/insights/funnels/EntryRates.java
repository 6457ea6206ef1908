package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.sequence.ActorRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** How many entered in each period, and how many of those converted, by breakdown value. */
final class EntryRates implements Attempts.EntrySink {

    /** Those of one value, by period. */
    static final class Rates {
        private final int[] entered;
        private final int[] converted;

        private Rates(int periods) {
            entered = new int[periods];
            converted = new int[periods];
        }

        private void addAll(Rates other) {
            for (int period = 0; period < entered.length; period++) {
                entered[period] += other.entered[period];
                converted[period] += other.converted[period];
            }
        }

        int entered(int period) {
            return entered[period];
        }

        int converted(int period) {
            return converted[period];
        }

        long allEntered() {
            return IntStream.of(entered).asLongStream().sum();
        }
    }

    private final EntrySteps steps;
    private final int periods;
    private final Map<Integer, Rates> rates = new HashMap<>();

    EntryRates(EntrySteps steps, Periods periods) {
        this(steps, periods.size());
    }

    private EntryRates(EntrySteps steps, int periods) {
        this.steps = steps;
        this.periods = periods;
    }

    /** All of them in one. */
    static EntryRates of(EntrySteps steps, Periods periods, List<EntryRates> parts) {
        EntryRates all = new EntryRates(steps, periods);
        parts.forEach(part ->
                part.rates.forEach((value, rates) ->
                        all.rates.computeIfAbsent(value, _ -> all.none()).addAll(rates)));
        return all;
    }

    @Override
    public void take(ActorRows rows, int value, int period, int reached) {
        if (steps.isEntered(reached)) {
            Rates ofValue = rates.computeIfAbsent(value, _ -> none());
            ofValue.entered[period]++;
            ofValue.converted[period] += steps.isConverted(reached) ? 1 : 0;
        }
    }

    Set<Integer> values() {
        return rates.keySet();
    }

    Rates of(int value) {
        Rates known = rates.get(value);
        return known == null ? none() : known;
    }

    private Rates none() {
        return new Rates(periods);
    }
}
