package dev.hedgerow.hogql.catalog;

/**
 * A property that a query reads: what promotion counts.
 *
 * @param table the physical table: {@code events}, {@code persons} or {@code groups}
 * @param key the property's name, the first key of a nested path
 */
public record PropertyUse(String table, String key) {}
