package dev.hedgerow.hogql.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of the engine. */
public sealed interface Sql {

    /** The value null. */
    Sql NULL = new Value(null);

    /** A fragment from a template whose text is a constant of this program, and its arguments. */
    static Sql of(@CompileTimeText String template, Sql... args) {
        return new Fragment(SqlTemplate.of(template), Arrays.asList(args));
    }

    /** A value: numbers and truth values are spelled, all others are bound. */
    static Sql value(@Nullable Object value) {
        return new Value(value);
    }

    /** A column of a relation, or a lambda's parameter when there is no relation. */
    record Column(@Nullable String relation, String name) implements Sql {}

    /**
     * A literal value: null, Boolean, Long, Integer, Double, BigInteger, BigDecimal, String, UUID,
     * LocalDate or LocalDateTime (UTC).
     */
    record Value(@Nullable Object value) implements Sql {}

    /** A template filled with arguments. */
    record Fragment(SqlTemplate template, List<Sql> args) implements Sql {
        public Fragment {
            args = List.copyOf(args);
        }
    }

    /** An aggregate or window function: a template with {@code $over} and {@code $distinct}. */
    record Aggregate(
            SqlTemplate template,
            List<Sql> args,
            boolean distinct,
            @Nullable Sql filter,
            @Nullable SqlWindow over)
            implements Sql {
        public Aggregate {
            args = List.copyOf(args);
        }
    }

    /** A function of the engine given as an argument. */
    record Lambda(List<String> parameters, Sql body) implements Sql {
        public Lambda {
            parameters = List.copyOf(parameters);
        }
    }

    /** A query in parentheses. */
    record Subselect(SqlQuery query) implements Sql {}

    /** Conditions that must all hold, or one of which must. No operands are true, or false. */
    record Logic(boolean all, List<Sql> operands) implements Sql {
        public Logic {
            operands = Collections.unmodifiableList(new ArrayList<>(operands));
        }
    }
}
