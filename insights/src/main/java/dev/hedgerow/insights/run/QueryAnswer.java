package dev.hedgerow.insights.run;

import tools.jackson.databind.node.ObjectNode;

/**
 * What calculating a query gave.
 *
 * @param body {@code results} and what belongs to them, without anything about caching
 */
public record QueryAnswer(ObjectNode body, Freshness freshness) {}
