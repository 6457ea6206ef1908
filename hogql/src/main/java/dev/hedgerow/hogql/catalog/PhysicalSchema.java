package dev.hedgerow.hogql.catalog;

import java.util.Optional;

/**
 * What the store's engine has beyond the fixed columns: properties promoted to columns of their
 * own. The answer may change while the program runs. Implementations are thread-safe.
 */
@FunctionalInterface
public interface PhysicalSchema {

    /** A store without promoted properties. */
    PhysicalSchema NONE = (table, propertyKey) -> Optional.empty();

    /**
     * The column that holds a property's text, if it has been promoted.
     *
     * @param table the physical table: {@code events}, {@code persons} or {@code groups}
     */
    Optional<String> promotedColumn(String table, String propertyKey);
}
