package dev.hedgerow.http.persons;

import java.util.Map;

/**
 * Persons by the ids that they were asked for with.
 *
 * @param results without the ids that nobody has
 */
public record PersonBatch(Map<String, PersonAnswer> results) {}
