package dev.hedgerow.insights.advice;

import tools.jackson.databind.JsonNode;

/** How many reached each step of one funnel. */
@SuppressWarnings("ArrayRecordComponent") // read by index, never compared
record StepCounts(long[] counts) {

    /** Of the list of steps of an answer; nobody for anything else. */
    static StepCounts of(JsonNode steps) {
        long[] counts = new long[steps.isArray() ? steps.size() : 0];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = steps.get(i).path("count").asLong(0);
        }
        return new StepCounts(counts);
    }

    long entered() {
        return counts.length == 0 ? 0 : counts[0];
    }

    long converted() {
        return counts.length == 0 ? 0 : counts[counts.length - 1];
    }

    /** From the first step to the last, 0 to 1. */
    double conversion() {
        return entered() == 0 ? 0 : (double) converted() / entered();
    }

    /** From the step before to this one, 0 to 1. */
    double share(int step) {
        return counts[step - 1] == 0 ? 0 : (double) counts[step] / counts[step - 1];
    }

    /** The step, from 1, that the largest share did not reach; 0 when nobody dropped off. */
    int worstStep() {
        int worst = 0;
        for (int step = 1; step < counts.length; step++) {
            boolean isWorse = worst == 0 ? share(step) < 1 : share(step) < share(worst);
            if (counts[step - 1] > 0 && isWorse) {
                worst = step;
            }
        }
        return worst;
    }
}
