package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.GroupBy;
import dev.hedgerow.hogql.ast.SetOperator;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query whose names and types are known. */
public sealed interface TypedQuery {

    /** The columns it gives. */
    List<Output> outputs();

    /** One SELECT. Absent clauses are null or empty. */
    record Select(
            List<With> with,
            boolean distinct,
            List<Item> items,
            @Nullable TypedFrom from,
            @Nullable Typed where,
            @Nullable Grouping groupBy,
            @Nullable Typed having,
            @Nullable Typed qualify,
            List<TypedOrder> orderBy,
            @Nullable LimitPerGroup limitBy,
            @Nullable Typed limit,
            @Nullable Typed offset,
            boolean withTies)
            implements TypedQuery {
        public Select {
            with = List.copyOf(with);
            items = List.copyOf(items);
            orderBy = List.copyOf(orderBy);
        }

        @Override
        public List<Output> outputs() {
            return items.stream()
                    .map(i -> new Output(i.name(), i.column(), i.expr().type()))
                    .toList();
        }
    }

    /** Queries put together from left to right. */
    record Combined(List<With> with, TypedQuery first, List<Arm> arms, List<Output> outputs)
            implements TypedQuery {
        public Combined {
            with = List.copyOf(with);
            arms = List.copyOf(arms);
            outputs = List.copyOf(outputs);
        }
    }

    /** A further query of a combination. */
    record Arm(SetOperator operator, TypedQuery query) {}

    /**
     * An expression of a SELECT.
     *
     * @param name as the answer shows it
     * @param column as the SQL calls it; unique within the SELECT
     */
    record Item(Typed expr, String name, String column) {}

    /** A column a query gives: its name, the SQL's name for it, its type. */
    record Output(String name, String column, HogqlType type) {}

    /** A query of WITH under a name that is unique in the SQL. */
    record With(String name, TypedQuery query) {}

    /** How rows are grouped. */
    record Grouping(GroupBy.Mode mode, List<Typed> exprs, List<List<Typed>> sets) {
        public Grouping {
            exprs = List.copyOf(exprs);
            sets = List.copyOf(sets);
        }
    }

    /** {@code LIMIT n OFFSET m BY …}. */
    record LimitPerGroup(Typed limit, @Nullable Typed offset, List<Typed> exprs) {
        public LimitPerGroup {
            exprs = List.copyOf(exprs);
        }
    }
}
