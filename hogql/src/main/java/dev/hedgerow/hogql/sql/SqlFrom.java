package dev.hedgerow.hogql.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in an engine's FROM. */
public sealed interface SqlFrom {

    /**
     * A stored table, of which only one project's rows are visible: the printer has no way to spell
     * it without the project.
     */
    record ProjectTable(String table, long projectId, String alias) implements SqlFrom {}

    /** A query with an alias. */
    record Derived(SqlQuery query, String alias) implements SqlFrom {}

    /** A query of WITH by its name. */
    record CteUse(String name, String alias) implements SqlFrom {}

    /** Rows made by a function of the engine, with names for its columns. */
    record Function(Sql call, String alias, List<String> columns) implements SqlFrom {
        public Function {
            columns = List.copyOf(columns);
        }
    }

    /** Two relations side by side. */
    record Join(SqlFrom left, Kind kind, SqlFrom right, @Nullable Sql on) implements SqlFrom {

        /** Kinds of joins; those with LATERAL let the right side see the left. */
        public enum Kind {
            INNER("INNER JOIN"),
            LEFT("LEFT JOIN"),
            RIGHT("RIGHT JOIN"),
            FULL("FULL JOIN"),
            CROSS("CROSS JOIN"),
            SEMI("SEMI JOIN"),
            ANTI("ANTI JOIN"),
            ASOF("ASOF JOIN"),
            ASOF_LEFT("ASOF LEFT JOIN"),
            CROSS_LATERAL("CROSS JOIN LATERAL"),
            LEFT_LATERAL("LEFT JOIN LATERAL");

            private final String text;

            Kind(String text) {
                this.text = text;
            }

            public String text() {
                return text;
            }
        }
    }
}
