package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.functions.FunctionSignature;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression whose names and type are known. Equal expressions are equal records. */
public sealed interface Typed {

    HogqlType type();

    /** A value; points in time are LocalDateTime in UTC. */
    record Literal(@Nullable Object value, HogqlType type) implements Typed {}

    /** A column of a relation in FROM, by the names the SQL uses. */
    record ColumnRef(String relation, String column, HogqlType type) implements Typed {}

    /**
     * A value within a JSON text: the one node for property access.
     *
     * @param table the stored table whose properties these are; empty for other JSON text
     * @param path keys (String) and places in lists (Long, from 1)
     */
    record PropertyRef(Typed json, String table, List<Object> path, HogqlType type)
            implements Typed {
        public PropertyRef {
            path = List.copyOf(path);
        }
    }

    /** A call, also of what operators mean. */
    record Invocation(
            FunctionSignature function,
            String name,
            List<Typed> params,
            List<Typed> args,
            boolean distinct,
            @Nullable Typed filter,
            @Nullable TypedWindow over,
            HogqlType type)
            implements Typed {
        public Invocation {
            params = List.copyOf(params);
            args = List.copyOf(args);
        }
    }

    /** All conditions, or one of them. */
    record Logic(boolean all, List<Typed> operands) implements Typed {
        public Logic {
            operands = List.copyOf(operands);
        }

        @Override
        public HogqlType type() {
            return Types.BOOLEAN.withNullable(operands.stream().anyMatch(o -> o.type().nullable()));
        }
    }

    /** A function given to a higher-order function; its type is that of the body. */
    record Function(List<String> parameters, Typed body) implements Typed {
        public Function {
            parameters = List.copyOf(parameters);
        }

        @Override
        public HogqlType type() {
            return body.type();
        }
    }

    /** A parameter of the {@link Function} around it. */
    record Parameter(String name, HogqlType type) implements Typed {}

    /** A query that gives one value. */
    record ScalarQuery(TypedQuery query, HogqlType type) implements Typed {}

    /**
     * Whether a value, or a tuple of them, is among a query's rows. Null is never in and never "not
     * in" fails on it.
     */
    record InQuery(List<Typed> left, TypedQuery query, boolean negated) implements Typed {
        public InQuery {
            left = List.copyOf(left);
        }

        @Override
        public HogqlType type() {
            return Types.BOOLEAN;
        }
    }

    /** Whether a value is among some values. */
    record InList(Typed left, List<Typed> items, boolean negated) implements Typed {
        public InList {
            items = List.copyOf(items);
        }

        @Override
        public HogqlType type() {
            return Types.BOOLEAN;
        }
    }

    /** Whether aggregates occur outside of windows and subqueries. */
    default boolean aggregates() {
        return aggregate().isPresent();
    }

    /** The name of an aggregate that occurs outside of windows and subqueries. */
    default Optional<String> aggregate() {
        return switch (this) {
            case Literal _, ColumnRef _, Parameter _, ScalarQuery _ -> Optional.empty();
            case PropertyRef node -> node.json().aggregate();
            case Invocation node ->
                    node.function().isAggregate() && node.over() == null
                            ? Optional.of(node.name())
                            : first(node.args());
            case Logic node -> first(node.operands());
            case Function node -> node.body().aggregate();
            case InQuery node -> first(node.left());
            case InList node -> node.left().aggregate().or(() -> first(node.items()));
        };
    }

    private static Optional<String> first(List<Typed> all) {
        return all.stream().flatMap(typed -> typed.aggregate().stream()).findFirst();
    }
}
