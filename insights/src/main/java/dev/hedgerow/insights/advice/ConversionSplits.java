package dev.hedgerow.insights.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.statistics.inference.ChiSquareTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the property whose values convert most differently: the funnel is asked for each candidate,
 * and a chi-square test of converted against dropped off says how sure the difference is.
 */
final class ConversionSplits {
    /** A property is a finding when chance alone would show such a difference this rarely. */
    private static final double SIGNIFICANT = 0.05;

    private static final int ENOUGH = 5;

    private final Asker asker;

    ConversionSplits(Asker asker) {
        this.asker = asker;
    }

    /** How one value converts. */
    private record Rate(String value, StepCounts steps) {}

    /**
     * A property that matters.
     *
     * @param p the chance of such a difference if the property did not matter, corrected for the
     *     number of properties that were tried
     */
    record Found(String property, double p, String sentence) {}

    Optional<Found> best(ObjectNode funnel) {
        List<String> candidates = new SplitSearch(asker).candidates(funnel.path("series").path(0));
        List<Found> found = new ArrayList<>();
        for (String property : candidates) {
            List<Rate> rates = rates(funnel, property);
            if (rates.size() > 1) {
                double p = Math.min(1, chance(rates) * candidates.size());
                if (p < SIGNIFICANT) {
                    found.add(new Found(property, p, sentence(property, rates, p)));
                }
            }
        }
        return found.stream()
                .min(Comparator.comparingDouble(Found::p).thenComparing(Found::property));
    }

    /** The values that enough people entered with. */
    private List<Rate> rates(ObjectNode funnel, String property) {
        ObjectNode question =
                new NextQueries(funnel).with("breakdownFilter", SplitSearch.by(property));
        question.remove(List.of("funnelsFilter", "compareFilter"));
        List<Rate> rates = new ArrayList<>();
        for (JsonNode steps : asker.ask(question).path("results")) {
            StepCounts counts = StepCounts.of(steps);
            if (counts.entered() >= ENOUGH) {
                JsonNode value = steps.path(0).path("breakdown_value");
                rates.add(new Rate((value.isArray() ? value.path(0) : value).asString(""), counts));
            }
        }
        return rates;
    }

    private static double chance(List<Rate> rates) {
        long converted = rates.stream().mapToLong(rate -> rate.steps().converted()).sum();
        long entered = rates.stream().mapToLong(rate -> rate.steps().entered()).sum();
        if (converted == 0 || converted == entered) {
            return 1;
        }
        long[][] table =
                rates.stream()
                        .map(rate ->
                                new long[] {
                                    rate.steps().converted(),
                                    rate.steps().entered() - rate.steps().converted()
                                })
                        .toArray(long[][]::new);
        return ChiSquareTest.withDefaults().test(table).getPValue();
    }

    private static String sentence(String property, List<Rate> rates, double p) {
        List<Rate> sorted = new ArrayList<>(rates);
        sorted.sort(
                Comparator.comparingDouble((Rate rate) -> rate.steps().conversion())
                        .reversed()
                        .thenComparing(Rate::value));
        Rate best = sorted.getFirst();
        Rate worst = sorted.getLast();
        return "By %s, %s converts best (%s of %s) and %s worst (%s of %s); chance alone: %s"
                .formatted(
                        property,
                        Words.value(best.value()),
                        Words.share(best.steps().conversion()),
                        Words.number(best.steps().entered()),
                        Words.value(worst.value()),
                        Words.share(worst.steps().conversion()),
                        Words.number(worst.steps().entered()),
                        p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p));
    }
}
