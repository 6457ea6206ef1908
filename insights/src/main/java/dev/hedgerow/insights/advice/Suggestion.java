package dev.hedgerow.insights.advice;

import tools.jackson.databind.node.ObjectNode;

/**
 * An insight that follows from another one.
 *
 * @param description why it is worth a look
 * @param targetQuery an {@code InsightVizNode} that runs
 */
public record Suggestion(String title, String description, ObjectNode targetQuery) {}
