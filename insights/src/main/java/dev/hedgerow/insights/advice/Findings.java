package dev.hedgerow.insights.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands out in an answer.
 *
 * @param headline the most important finding, a sentence
 * @param evidence sentences with numbers, the strongest first
 * @param takeaway what to look at next, a sentence; empty for nothing
 */
record Findings(String headline, List<String> evidence, String takeaway) {
    private static final int MOST_EVIDENCE = 6;

    Findings {
        evidence = evidence.stream().limit(MOST_EVIDENCE).toList();
    }

    /** Plain text: the headline, a line for each piece of evidence, the takeaway. */
    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(headline);
        if (!evidence.isEmpty()) {
            parts.add(evidence.stream().map(line -> "- " + line).collect(Collectors.joining("\n")));
        }
        if (!takeaway.isEmpty()) {
            parts.add(takeaway);
        }
        return String.join("\n\n", parts);
    }
}
