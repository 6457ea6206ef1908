package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.sequence.ActorRows;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How long it took from one step to another, in bins of equal width (funnels rules 29 and 30). */
final class ConversionTimes implements Attempts.Sink {
    private static final int MOST_AUTOMATIC_BINS = 60;
    private static final int MOST_BINS = 90;
    private static final long WIDTH_OF_ONE_VALUE = 60;

    private final int from;
    private final int to;
    private final @Nullable Integer binCount;
    private final Durations durations = new Durations();

    ConversionTimes(FunnelPlan plan) {
        Integer first = plan.query().filter().fromStep();
        Integer last = plan.query().filter().toStep();
        from = first == null ? 0 : first;
        to = last == null ? plan.rules().steps() - 1 : last;
        binCount = plan.query().filter().binCount();
    }

    /** All of them in one. */
    static ConversionTimes of(FunnelPlan plan, List<ConversionTimes> parts) {
        ConversionTimes all = new ConversionTimes(plan);
        parts.forEach(part -> all.durations.addAll(part.durations));
        return all;
    }

    @Override
    public void take(ActorRows rows, int value, Attempt attempt) {
        if (attempt.did(from) && attempt.did(to)) {
            durations.add(attempt.time(to) - attempt.time(from));
        }
    }

    /** {@code {bins: [[from_seconds, count]], average_conversion_time}}. */
    ObjectNode shape() {
        return shape(durations);
    }

    /**
     * Two periods in the same bins, so that they can be drawn over each other; without bins when
     * nobody converted in either.
     */
    static List<ObjectNode> shape(ConversionTimes current, ConversionTimes previous) {
        Durations both = new Durations();
        both.addAll(current.durations);
        both.addAll(previous.durations);
        return Stream.of(current, previous)
                .map(times ->
                        both.size() == 0
                                ? times.json(JsonNodeFactory.instance.arrayNode())
                                : times.shape(both))
                .toList();
    }

    private ObjectNode shape(Durations range) {
        int bins = bins(range.size());
        double[] seconds = seconds(range);
        long low = (long) Math.floor(Arrays.stream(seconds).min().orElse(0));
        long high = (long) Math.ceil(Arrays.stream(seconds).max().orElse(0));
        long width = Math.ceilDiv(high - low, bins);
        if (width == 0) {
            width = WIDTH_OF_ONE_VALUE;
        }
        long[] counts = new long[bins + 1];
        for (double value : seconds(durations)) {
            counts[(int) Math.floor((value - low) / width)]++;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int bin = 0; bin <= bins; bin++) {
            rows.addArray().add(low + bin * width).add(counts[bin]);
        }
        return json(rows);
    }

    private ObjectNode json(ArrayNode bins) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("bins", bins);
        OptionalDouble mean = durations.mean();
        json.put("average_conversion_time", mean.isPresent() ? mean.getAsDouble() : null);
        return json;
    }

    private static double[] seconds(Durations durations) {
        return IntStream.range(0, durations.size()).mapToDouble(durations::seconds).toArray();
    }

    private int bins(int samples) {
        if (binCount != null) {
            return Math.clamp(binCount, 1, MOST_BINS);
        }
        return Math.clamp((int) Math.ceil(Math.cbrt(samples)), 1, MOST_AUTOMATIC_BINS);
    }
}
