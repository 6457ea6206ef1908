package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;

/** The type a call has, from its arguments. */
@FunctionalInterface
public interface ResultRule {

    HogqlType typeOf(CallTypes call);

    /** One type; null can come out when it can go in. */
    static ResultRule of(HogqlType type) {
        return call -> type.withNullable(type.nullable() || call.anyNullable());
    }

    /** One type, exactly as given. */
    static ResultRule exactly(HogqlType type) {
        return call -> type;
    }

    /** The type of one argument, counted from 1. */
    static ResultRule sameAs(int argument) {
        return call -> call.type(argument);
    }

    /** A type that holds each argument from one on, counted from 1. */
    static ResultRule commonFrom(int argument) {
        return call ->
                Types.common(
                        call.types().subList(Math.min(argument - 1, call.size()), call.size()));
    }

    /** The element type of one argument, counted from 1, which is an array. */
    static ResultRule elementOf(int argument) {
        return call -> Types.elementOf(call.type(argument));
    }

    /** An array of one argument's type, counted from 1. */
    static ResultRule arrayOf(int argument) {
        return call -> Types.arrayOf(call.type(argument));
    }
}
