package dev.hedgerow.hogql.catalog;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as a query sees it.
 *
 * @param physical the stored table, or null for a view
 * @param view the relation and grouping a view is computed from, or null for a stored table
 * @param fields by name, in the order of {@code *}
 */
public record LogicalTable(
        String name,
        @Nullable String physical,
        @Nullable View view,
        Map<String, TableField> fields) {

    public LogicalTable {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        if ((physical == null) == (view == null)) {
            throw new IllegalArgumentException("either stored or a view: " + name);
        }
    }

    /**
     * A table computed by HogQL: one SELECT of the columns that a query uses.
     *
     * @param columns each column's expression, in HogQL, by name
     * @param rest what follows the columns: FROM, WHERE, GROUP BY
     * @param key the column every row has
     * @param reach which stored rows can be left out when a query bounds a time; null for none
     * @param metadata the table of {@link EntitySource#metadataRows} whose rows stand in the place
     *     of {@code {rows}}; null for none
     */
    public record View(
            Map<String, String> columns,
            String rest,
            String key,
            @Nullable Reach reach,
            @Nullable String metadata) {
        public View {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }

        View(Map<String, String> columns, String rest, String key, @Nullable Reach reach) {
            this(columns, rest, key, reach, null);
        }
    }

    /**
     * How far around a view's row the stored rows are that it is computed from.
     *
     * @param column the view's column that holds the row's time
     * @param stored the stored column that holds the times of what it is computed from
     * @param distance the most that lies between the two
     */
    public record Reach(String column, String stored, Duration distance) {}

    /** The same table with a further field. */
    public LogicalTable with(String fieldName, TableField field) {
        Map<String, TableField> more = new LinkedHashMap<>(fields);
        more.put(fieldName, field);
        return new LogicalTable(name, physical, view, more);
    }
}
