package dev.hedgerow.hogql.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query of the engine. */
public sealed interface SqlQuery {

    /** One SELECT. Absent clauses are null or empty. */
    record Select(
            List<Cte> ctes,
            boolean distinct,
            List<Item> items,
            @Nullable SqlFrom from,
            @Nullable Sql where,
            @Nullable Grouping groupBy,
            @Nullable Sql having,
            @Nullable Sql qualify,
            List<SqlOrder> orderBy,
            @Nullable Sql limit,
            @Nullable Sql offset)
            implements SqlQuery {
        public Select {
            ctes = List.copyOf(ctes);
            items = List.copyOf(items);
            orderBy = List.copyOf(orderBy);
        }
    }

    /** Queries put together from left to right. */
    record Combined(List<Cte> ctes, SqlQuery first, List<Arm> arms) implements SqlQuery {
        public Combined {
            ctes = List.copyOf(ctes);
            arms = List.copyOf(arms);
        }
    }

    /** A further query of a combination. */
    record Arm(Operator operator, SqlQuery query) {}

    /** How queries are put together. */
    enum Operator {
        UNION_ALL,
        UNION,
        INTERSECT_ALL,
        INTERSECT,
        EXCEPT_ALL,
        EXCEPT
    }

    /** An expression of a SELECT and its name; no name for {@code *}. */
    record Item(Sql expr, @Nullable String name) {}

    /** A query with a name of its own. */
    record Cte(String name, SqlQuery query) {}

    /** How rows are grouped; {@code sets} is used by {@link Mode#SETS} alone. */
    record Grouping(Mode mode, List<Sql> exprs, List<List<Sql>> sets) {
        public Grouping {
            exprs = List.copyOf(exprs);
            sets = List.copyOf(sets);
        }

        /** The forms of GROUP BY. */
        public enum Mode {
            PLAIN,
            ROLLUP,
            CUBE,
            SETS
        }
    }
}
