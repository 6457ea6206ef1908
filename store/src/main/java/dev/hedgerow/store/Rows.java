package dev.hedgerow.store;

import dev.hedgerow.hogql.compile.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer. A value is a String, Long, Double, Boolean, BigDecimal (decimals, and
 * integers beyond a long), UUID, LocalDate, LocalDateTime (UTC), List (arrays, and tuples without
 * names) or Map with String keys in order (maps, and tuples with names); or null.
 *
 * @param columns one per value of a row
 * @param rows in the query's order; not to be changed
 */
public record Rows(List<Column> columns, List<List<@Nullable Object>> rows) {

    public Rows {
        columns = List.copyOf(columns);
    }

    public int size() {
        return rows.size();
    }
}
