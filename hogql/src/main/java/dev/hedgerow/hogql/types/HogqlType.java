package dev.hedgerow.hogql.types;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The type of a HogQL expression: a shape and whether null can occur.
 *
 * <p>{@link #name()} is ClickHouse's name, which PostHog's API shows as {@code types}, such as
 * {@code Nullable(String)}. Arrays, tuples and maps are never nullable themselves in ClickHouse;
 * here they may be, because a missing group or a left join can leave one out.
 */
public sealed interface HogqlType {

    /** Whether null can occur. */
    boolean nullable();

    /** The same type with or without null. */
    HogqlType withNullable(boolean nullable);

    /** ClickHouse's name of the type, without {@code Nullable}. */
    String bareName();

    /** ClickHouse's name of the type. */
    default String name() {
        return nullable() && wrapsNull() ? "Nullable(" + bareName() + ")" : bareName();
    }

    /** PostHog's word for the kind of type, as editors show it. */
    default String family() {
        return switch (this) {
            case Array _ -> "Array";
            case Tuple _ -> "Tuple";
            case MapOf _ -> "Map";
            case DateTime _ -> "DateTime";
            case Interval _ -> "Interval";
            case Scalar scalar ->
                    switch (scalar.kind()) {
                        case BOOLEAN -> "Boolean";
                        case UINT8, UINT16, UINT32, UINT64, INT32, INT64 -> "Integer";
                        case FLOAT64 -> "Float";
                        case DECIMAL -> "Decimal";
                        case DATE -> "Date";
                        case UUID -> "UUID";
                        case JSON -> "JSON";
                        case STRING, IPV4, IPV6, NOTHING, UNKNOWN -> "String";
                    };
        };
    }

    /** Whether ClickHouse can wrap this type into {@code Nullable}. */
    default boolean wrapsNull() {
        return true;
    }

    default HogqlType orNull() {
        return withNullable(true);
    }

    default HogqlType notNull() {
        return withNullable(false);
    }

    default boolean is(Kind kind) {
        return this instanceof Scalar scalar && scalar.kind() == kind;
    }

    default boolean isNumeric() {
        return this instanceof Scalar scalar && scalar.kind().numeric();
    }

    default boolean isInteger() {
        return this instanceof Scalar scalar && scalar.kind().integer();
    }

    default boolean isString() {
        return is(Kind.STRING) || is(Kind.JSON);
    }

    default boolean isBoolean() {
        return is(Kind.BOOLEAN);
    }

    default boolean isDate() {
        return is(Kind.DATE);
    }

    default boolean isDateTime() {
        return this instanceof DateTime;
    }

    default boolean isInterval() {
        return this instanceof Interval;
    }

    default boolean isArray() {
        return this instanceof Array;
    }

    /** The type of the literal {@code NULL}. */
    default boolean isNull() {
        return is(Kind.NOTHING);
    }

    /** Whether nothing is known, so that no check may refuse it. */
    default boolean isUnknown() {
        return is(Kind.UNKNOWN);
    }

    /** The kinds of simple values. */
    enum Kind {
        STRING("String"),
        /** Text that is a JSON object, whose keys can be read with dots. */
        JSON("String"),
        BOOLEAN("Bool"),
        UINT8("UInt8"),
        UINT16("UInt16"),
        UINT32("UInt32"),
        UINT64("UInt64"),
        INT32("Int32"),
        INT64("Int64"),
        FLOAT64("Float64"),
        DECIMAL("Decimal(38, 10)"),
        UUID("UUID"),
        DATE("Date"),
        IPV4("IPv4"),
        IPV6("IPv6"),
        /** The literal null. */
        NOTHING("Nothing"),
        /** Not known at compile time; treated as able to hold anything. */
        UNKNOWN("String");

        private final String clickHouseName;

        Kind(String clickHouseName) {
            this.clickHouseName = clickHouseName;
        }

        public String clickHouseName() {
            return clickHouseName;
        }

        public boolean integer() {
            return switch (this) {
                case UINT8, UINT16, UINT32, UINT64, INT32, INT64 -> true;
                case STRING,
                        JSON,
                        BOOLEAN,
                        FLOAT64,
                        DECIMAL,
                        UUID,
                        DATE,
                        IPV4,
                        IPV6,
                        NOTHING,
                        UNKNOWN ->
                        false;
            };
        }

        public boolean numeric() {
            return integer() || this == FLOAT64 || this == DECIMAL;
        }
    }

    /** A simple value. */
    record Scalar(Kind kind, boolean nullable) implements HogqlType {
        @Override
        public HogqlType withNullable(boolean nullable) {
            return kind == Kind.NOTHING || nullable == this.nullable
                    ? this
                    : new Scalar(kind, nullable);
        }

        @Override
        public String bareName() {
            return kind.clickHouseName();
        }
    }

    /**
     * A point in time. The engine holds UTC with microseconds; the zone says how it is shown and
     * where its days begin.
     *
     * @param zone the zone's name, or null for the project's
     * @param precision digits of the second in ClickHouse's type name: 0 for {@code DateTime}, 3 or
     *     6 for {@code DateTime64}
     */
    record DateTime(@Nullable String zone, int precision, boolean nullable) implements HogqlType {
        @Override
        public HogqlType withNullable(boolean nullable) {
            return nullable == this.nullable ? this : new DateTime(zone, precision, nullable);
        }

        @Override
        public String bareName() {
            String shown = zone == null ? "UTC" : zone;
            return precision == 0
                    ? "DateTime('" + shown + "')"
                    : "DateTime64(" + precision + ", '" + shown + "')";
        }
    }

    /**
     * A length of time.
     *
     * @param unit Second, Minute, Hour, Day, Week, Month, Quarter or Year; Mixed for several at
     *     once
     */
    record Interval(String unit, boolean nullable) implements HogqlType {
        @Override
        public HogqlType withNullable(boolean nullable) {
            return nullable == this.nullable ? this : new Interval(unit, nullable);
        }

        @Override
        public String bareName() {
            return "Interval" + unit;
        }

        /**
         * Whether the length depends on the calendar, so that it has to be added to wall clock
         * time.
         */
        public boolean calendar() {
            return !(unit.equals("Second") || unit.equals("Minute") || unit.equals("Hour"));
        }
    }

    /** A list of values of one type. */
    record Array(HogqlType element, boolean nullable) implements HogqlType {
        @Override
        public HogqlType withNullable(boolean nullable) {
            return nullable == this.nullable ? this : new Array(element, nullable);
        }

        @Override
        public String bareName() {
            return "Array(" + element.name() + ")";
        }

        @Override
        public boolean wrapsNull() {
            return false;
        }
    }

    /** A fixed number of values, each of its own type. */
    record Tuple(List<HogqlType> elements, boolean nullable) implements HogqlType {
        public Tuple {
            elements = List.copyOf(elements);
        }

        @Override
        public HogqlType withNullable(boolean nullable) {
            return nullable == this.nullable ? this : new Tuple(elements, nullable);
        }

        @Override
        public String bareName() {
            return elements.stream()
                    .map(HogqlType::name)
                    .collect(Collectors.joining(", ", "Tuple(", ")"));
        }

        @Override
        public boolean wrapsNull() {
            return false;
        }
    }

    /** Keys to values. */
    record MapOf(HogqlType key, HogqlType value, boolean nullable) implements HogqlType {
        @Override
        public HogqlType withNullable(boolean nullable) {
            return nullable == this.nullable ? this : new MapOf(key, value, nullable);
        }

        @Override
        public String bareName() {
            return "Map(" + key.name() + ", " + value.name() + ")";
        }

        @Override
        public boolean wrapsNull() {
            return false;
        }
    }
}
