package dev.hedgerow.hogql.catalog;

import dev.hedgerow.hogql.types.HogqlType;
import java.util.List;
import java.util.Map;

/** What a name within a table stands for. */
public sealed interface TableField {

    /**
     * A column that is stored.
     *
     * @param inStar whether {@code *} includes it
     */
    record Stored(String column, HogqlType type, boolean inStar) implements TableField {}

    /** JSON text whose keys are read with dots. */
    record Properties(String column) implements TableField {}

    /** A property under a name of its own; null where it is missing. */
    record Property(String key) implements TableField {}

    /** A truth or value computed from the table's other fields, written in HogQL. */
    record Computed(String hogql) implements TableField {}

    /** The same as another path from this table, which is itself where the path is empty. */
    record SameAs(List<String> path) implements TableField {
        public SameAs {
            path = List.copyOf(path);
        }
    }

    /**
     * Another table, joined where one of its fields is named.
     *
     * @param target the other table
     * @param localField the field here that equals the target's key
     * @param targetField the target's key, read from here without a join
     * @param fixed further fields of the target and the numbers they must equal
     */
    record Lazy(String target, String localField, String targetField, Map<String, Long> fixed)
            implements TableField {
        public Lazy {
            fixed = Map.copyOf(fixed);
        }
    }
}
