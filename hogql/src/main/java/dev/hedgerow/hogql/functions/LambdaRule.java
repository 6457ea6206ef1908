package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** The types of a lambda's parameters, from the types of the call's other arguments in order. */
@FunctionalInterface
public interface LambdaRule {

    /**
     * Each parameter is an element of the array at its place: the rule of arrayMap and its like.
     */
    LambdaRule ELEMENTS = others -> others.stream().map(Types::elementOf).toList();

    /** Parameters are a map's key and value: mapFilter and its like. */
    LambdaRule MAP_ENTRIES =
            others ->
                    others.getFirst() instanceof HogqlType.MapOf map
                            ? List.of(map.key(), map.value())
                            : List.of();

    List<HogqlType> parameterTypes(List<HogqlType> others);
}
