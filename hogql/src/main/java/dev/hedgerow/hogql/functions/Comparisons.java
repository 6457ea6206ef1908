package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.HogqlType.Kind;

/**
 * How two values of unlike types are compared: both are turned into the kind that can hold them.
 */
public final class Comparisons {
    private Comparisons() {}

    /** Two values that the engine can compare. */
    public record Pair(Sql left, Sql right) {}

    /** The two arguments of a comparison. */
    public static Pair pair(CallSite site) {
        return pair(site.arg(1), site.type(1), site.arg(2), site.type(2), site.clock());
    }

    public static Pair pair(
            Sql left, HogqlType leftType, Sql right, HogqlType rightType, Coercions.Clock clock) {
        return new Pair(
                against(left, leftType, rightType, clock),
                against(right, rightType, leftType, clock));
    }

    /** A value as it is compared to one of another type. */
    public static Sql against(Sql value, HogqlType type, HogqlType other, Coercions.Clock clock) {
        if (type.isString() || type.isUnknown()) {
            return textAgainst(value, type, other, clock);
        }
        if (type.isDate() && other.isDateTime()) {
            return Coercions.toDateTime(value, type, clock);
        }
        if (type.isBoolean() && other.isNumeric()) {
            return Coercions.toNumber(value, type);
        }
        if (type.isBoolean() && other.isString()) {
            return Coercions.toText(value, type, clock);
        }
        return value;
    }

    private static Sql textAgainst(
            Sql value, HogqlType type, HogqlType other, Coercions.Clock clock) {
        if (other.isNumeric()) {
            return Coercions.toNumber(value, type);
        }
        if (other.isDateTime()) {
            return Coercions.toDateTime(value, type, clock);
        }
        if (other.isDate()) {
            return Coercions.toDate(value, type, clock);
        }
        return other.is(Kind.UUID) ? Sql.of("TRY_CAST($1 AS UUID)", value) : value;
    }
}
