package dev.hedgerow.insights.advice;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Median;
import tools.jackson.databind.JsonNode;

/** Numbers out of answers, and what is said about them. */
final class Numbers {
    private Numbers() {}

    /** A JSON list; what is no number counts as 0. */
    static double[] of(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble(0);
        }
        return numbers;
    }

    /** 0 for none. */
    static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElse(0);
    }

    /** 0 for none. */
    static double median(double[] numbers) {
        // Without a copy it would leave the numbers in another order.
        return numbers.length == 0 ? 0 : Median.withDefaults().withCopy(true).evaluate(numbers);
    }
}
