package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call as far as types go. A lambda's type is that of its body. Arguments are
 * counted from 1.
 *
 * @param name the name as called
 * @param literals the value of each argument that is a literal; null for all others (and for NULL)
 */
public record CallTypes(String name, List<HogqlType> types, List<@Nullable Object> literals) {
    public CallTypes {
        types = List.copyOf(types);
        literals = Collections.unmodifiableList(new ArrayList<>(literals));
    }

    public int size() {
        return types.size();
    }

    /** So many of the arguments, from the first on. */
    public CallTypes leading(int count) {
        return new CallTypes(name, types.subList(0, count), literals.subList(0, count));
    }

    /** The type of an argument; unknown when there is none. */
    public HogqlType type(int argument) {
        return argument <= types.size() ? types.get(argument - 1) : Types.UNKNOWN;
    }

    public boolean anyNullable() {
        return types.stream().anyMatch(HogqlType::nullable);
    }

    /** The value of an argument that is a literal other than NULL. */
    public Optional<Object> literal(int argument) {
        return argument <= literals.size()
                ? Optional.ofNullable(literals.get(argument - 1))
                : Optional.empty();
    }

    /** The text of an argument that is a literal text. */
    public Optional<String> text(int argument) {
        return literal(argument).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The number of an argument that is a literal whole number. */
    public Optional<Long> integer(int argument) {
        return literal(argument).filter(Long.class::isInstance).map(Long.class::cast);
    }
}
