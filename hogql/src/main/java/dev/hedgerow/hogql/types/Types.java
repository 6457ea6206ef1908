package dev.hedgerow.hogql.types;

import dev.hedgerow.hogql.types.HogqlType.Array;
import dev.hedgerow.hogql.types.HogqlType.DateTime;
import dev.hedgerow.hogql.types.HogqlType.Kind;
import dev.hedgerow.hogql.types.HogqlType.Scalar;
import dev.hedgerow.hogql.types.HogqlType.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The types that functions and tables name, and the rules that join two of them. */
public final class Types {
    public static final HogqlType STRING = new Scalar(Kind.STRING, false);
    public static final HogqlType JSON = new Scalar(Kind.JSON, false);
    public static final HogqlType BOOLEAN = new Scalar(Kind.BOOLEAN, false);
    public static final HogqlType UINT8 = new Scalar(Kind.UINT8, false);
    public static final HogqlType UINT16 = new Scalar(Kind.UINT16, false);
    public static final HogqlType UINT32 = new Scalar(Kind.UINT32, false);
    public static final HogqlType UINT64 = new Scalar(Kind.UINT64, false);
    public static final HogqlType INT32 = new Scalar(Kind.INT32, false);
    public static final HogqlType INT64 = new Scalar(Kind.INT64, false);
    public static final HogqlType FLOAT64 = new Scalar(Kind.FLOAT64, false);
    public static final HogqlType DECIMAL = new Scalar(Kind.DECIMAL, false);
    public static final HogqlType UUID = new Scalar(Kind.UUID, false);
    public static final HogqlType DATE = new Scalar(Kind.DATE, false);
    public static final HogqlType IPV4 = new Scalar(Kind.IPV4, false);
    public static final HogqlType IPV6 = new Scalar(Kind.IPV6, false);
    public static final HogqlType NULL = new Scalar(Kind.NOTHING, true);
    public static final HogqlType UNKNOWN = new Scalar(Kind.UNKNOWN, true);

    /** A point in time in the project's zone, to the microsecond: what the tables hold. */
    public static final HogqlType DATETIME = new DateTime(null, 6, false);

    /**
     * A point in time in the project's zone, to the second: what {@code toStartOfDay} and its like
     * give.
     */
    public static final HogqlType DATETIME_SECONDS = new DateTime(null, 0, false);

    private Types() {}

    public static HogqlType arrayOf(HogqlType element) {
        return new Array(element, false);
    }

    public static HogqlType tupleOf(HogqlType... elements) {
        return new Tuple(List.of(elements), false);
    }

    public static HogqlType mapOf(HogqlType key, HogqlType value) {
        return new HogqlType.MapOf(key, value, false);
    }

    /** A length of time; the unit as in ClickHouse's type name, {@code Day}. */
    public static HogqlType interval(String unit) {
        return new HogqlType.Interval(unit, false);
    }

    /** The element type of an array, or unknown. */
    public static HogqlType elementOf(HogqlType type) {
        return type instanceof Array array ? array.element() : UNKNOWN;
    }

    /**
     * The type that can hold values of each given type: the rule of {@code if}, {@code coalesce},
     * arrays and unions.
     */
    public static HogqlType common(List<HogqlType> types) {
        return types.stream().reduce(Types::common).orElse(NULL);
    }

    /**
     * The type that can hold values of both. Unlike kinds meet in unknown, which the engine
     * decides.
     */
    public static HogqlType common(HogqlType left, HogqlType right) {
        if (left.isNull()) {
            return right.orNull();
        }
        if (right.isNull()) {
            return left.orNull();
        }
        boolean nullable = left.nullable() || right.nullable();
        if (left.notNull().equals(right.notNull())) {
            return left.withNullable(nullable);
        }
        return commonOfUnlike(left, right).withNullable(nullable);
    }

    private static HogqlType commonOfUnlike(HogqlType left, HogqlType right) {
        if (left.isNumeric() && right.isNumeric()) {
            return left.isInteger() && right.isInteger() ? widerInteger(left, right) : FLOAT64;
        }
        if ((left.isNumeric() && right.isBoolean()) || (left.isBoolean() && right.isNumeric())) {
            return left.isNumeric() ? left : right;
        }
        if (left.isString() && right.isString()) {
            return STRING;
        }
        if (left instanceof DateTime a && right instanceof DateTime b) {
            return a.precision() >= b.precision() ? a : b;
        }
        if (left.isDateTime() && right.isDate()) {
            return left;
        }
        if (left.isDate() && right.isDateTime()) {
            return right;
        }
        if (left instanceof Array a && right instanceof Array b) {
            return arrayOf(common(a.element(), b.element()));
        }
        if (left instanceof Tuple a
                && right instanceof Tuple b
                && a.elements().size() == b.elements().size()) {
            List<HogqlType> elements = new ArrayList<>();
            for (int i = 0; i < a.elements().size(); i++) {
                elements.add(common(a.elements().get(i), b.elements().get(i)));
            }
            return new Tuple(elements, false);
        }
        return UNKNOWN;
    }

    private static HogqlType widerInteger(HogqlType left, HogqlType right) {
        boolean signed = isSigned(left) || isSigned(right);
        if (signed) {
            return INT64;
        }
        Kind wider = kind(left).compareTo(kind(right)) >= 0 ? kind(left) : kind(right);
        return new Scalar(wider, false);
    }

    private static boolean isSigned(HogqlType type) {
        return type.is(Kind.INT32) || type.is(Kind.INT64);
    }

    private static Kind kind(HogqlType type) {
        return ((Scalar) type).kind();
    }
}
