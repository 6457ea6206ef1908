package dev.hedgerow.insights.advice;

import tools.jackson.databind.node.ObjectNode;

/** Answers further questions about the data of one project. */
@FunctionalInterface
public interface Asker {
    /** The body of the answer to a query node, {@code {results, …}}. */
    ObjectNode ask(ObjectNode query);
}
