package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.HogqlType.Kind;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns values of one type into another for DuckDB, as {@link Takes} and the conversion functions
 * ask.
 */
public final class Coercions {
    /** The lambda that writes an array's elements holds nothing else, so one name serves all. */
    private static final String ELEMENT = "element";

    private Coercions() {}

    /** Shifts between UTC and wall clocks, as {@link CallSite} does. */
    public interface Clock {
        Sql toLocal(Sql utc, HogqlType type);

        Sql toUtc(Sql local, HogqlType type);

        /** The zone of a type: its own, or the project's. */
        ZoneId zone(HogqlType type);
    }

    /** What a function takes, from a value of some type. */
    public static Sql take(Sql value, HogqlType type, Takes takes, Clock clock) {
        return switch (takes) {
            case ANY -> value;
            case NUMBER -> toNumber(value, type);
            case INTEGER -> toInteger(value, type);
            case STRING -> toText(value, type, clock);
            case CONDITION -> toCondition(value, type);
            case DATETIME -> toDateTime(value, type, clock);
            case TEMPORAL ->
                    type.isDate() || type.isDateTime() ? value : toDateTime(value, type, clock);
            case DATE -> toDate(value, type, clock);
        };
    }

    public static Sql toNumber(Sql value, HogqlType type) {
        if (type.isString() || type.isUnknown()) {
            return Sql.of("TRY_CAST($1 AS DOUBLE)", value);
        }
        return type.isBoolean() ? Sql.of("CAST($1 AS TINYINT)", value) : value;
    }

    private static Sql toInteger(Sql value, HogqlType type) {
        if (type.isString() || type.isUnknown() || type.is(Kind.FLOAT64) || type.is(Kind.DECIMAL)) {
            return Sql.of("TRY_CAST(trunc(TRY_CAST($1 AS DOUBLE)) AS BIGINT)", value);
        }
        return type.isBoolean() ? Sql.of("CAST($1 AS TINYINT)", value) : value;
    }

    /** As ClickHouse's toString: whole floats without a point, times in their zone. */
    public static Sql toText(Sql value, HogqlType type, Clock clock) {
        if (type.isString() || type.isNull()) {
            return value;
        }
        if (type.is(Kind.FLOAT64)) {
            return floatToText(value);
        }
        if (type instanceof HogqlType.DateTime time) {
            Sql local = clock.toLocal(value, type);
            return switch (time.precision()) {
                case 0 -> Sql.of("strftime($1, '%Y-%m-%d %H:%M:%S')", local);
                case 3 -> Sql.of("strftime($1, '%Y-%m-%d %H:%M:%S.%g')", local);
                default -> Sql.of("strftime($1, '%Y-%m-%d %H:%M:%S.%f')", local);
            };
        }
        if (type instanceof HogqlType.Array array) {
            Sql element = quoted(new Sql.Column(null, ELEMENT), array.element(), clock);
            return Sql.of(
                    "('[' || array_to_string(list_transform($1, $2), ',') || ']')",
                    value,
                    new Sql.Lambda(List.of(ELEMENT), element));
        }
        if (type instanceof HogqlType.Tuple tuple) {
            List<Sql> elements = new ArrayList<>();
            for (int i = 1; i <= tuple.elements().size(); i++) {
                Sql element = Sql.of("struct_extract($1, $2)", value, Sql.value(i));
                elements.add(quoted(element, tuple.elements().get(i - 1), clock));
            }
            return Sql.of("('(' || concat_ws(',', $*) || ')')", elements.toArray(Sql[]::new));
        }
        if (type instanceof HogqlType.MapOf map) {
            Sql entry = new Sql.Column(null, ELEMENT);
            Sql written =
                    Sql.of(
                            "($1 || ':' || $2)",
                            quoted(Sql.of("$1.key", entry), map.key(), clock),
                            quoted(Sql.of("$1.value", entry), map.value(), clock));
            return Sql.of(
                    "('{' || array_to_string(list_transform(map_entries($1), $2), ',') || '}')",
                    value,
                    new Sql.Lambda(List.of(ELEMENT), written));
        }
        return Sql.of("CAST($1 AS VARCHAR)", value);
    }

    /**
     * ClickHouse writes floats from 1e-6 to below 1e21 without an exponent, the engine those from
     * 1e-4 to below 1e16; and the exponent without a plus and leading zeros.
     */
    private static Sql floatToText(Sql value) {
        Sql text = Sql.of("CAST($1 AS VARCHAR)", value);
        Sql sign = Sql.of("CASE WHEN $1 < 0 THEN '-' ELSE '' END", value);
        Sql digits = Sql.of("replace(ltrim(split_part($1, 'e', 1), '-'), '.', '')", text);
        Sql exponent = Sql.of("abs(CAST(split_part($1, 'e', 2) AS INTEGER))", text);
        return Sql.of(
                "CASE WHEN abs($1) >= 1e16 AND abs($1) < 1e21 THEN $3 || rpad($4, $5 + 1, '0')"
                        + " WHEN abs($1) >= 1e-6 AND abs($1) < 1e-4 THEN $3 || '0.' || repeat('0', $5 - 1) || $4"
                        + " WHEN contains($2, 'e') THEN regexp_replace($2, 'e[+]?(-?)0*', 'e\\1')"
                        + " ELSE regexp_replace($2, '\\.0$$', '') END",
                value,
                text,
                sign,
                digits,
                exponent);
    }

    /** An element within the text of an array, a tuple or a map. */
    private static Sql quoted(Sql value, HogqlType type, Clock clock) {
        boolean bare =
                type.isNumeric()
                        || type.isBoolean()
                        || type.isNull()
                        || type.isArray()
                        || type instanceof HogqlType.Tuple
                        || type instanceof HogqlType.MapOf;
        Sql text = toText(value, type, clock);
        return bare
                ? Sql.of("coalesce(CAST($1 AS VARCHAR), 'NULL')", text)
                : Sql.of(
                        "coalesce('''' || replace(replace($1, '\\', '\\\\'), '''', '\\''') || '''', 'NULL')",
                        text);
    }

    public static Sql toCondition(Sql value, HogqlType type) {
        if (type.isNumeric()) {
            return Sql.of("($1 <> 0)", value);
        }
        return type.isBoolean() || type.isNull() ? value : Sql.of("TRY_CAST($1 AS BOOLEAN)", value);
    }

    /**
     * Text without a zone is read in the project's; text that is no time becomes null. Numbers are
     * Unix seconds.
     */
    public static Sql toDateTime(Sql value, HogqlType type, Clock clock) {
        if (type.isDateTime() || type.isNull()) {
            return value;
        }
        if (type.isDate()) {
            return clock.toUtc(Sql.of("CAST($1 AS TIMESTAMP)", value), type);
        }
        if (type.isNumeric()) {
            return Sql.of("make_timestamp(CAST(CAST($1 AS DOUBLE) * 1000000 AS BIGINT))", value);
        }
        return parseDateTime(value, type, clock);
    }

    /** Text as a point in time; without an offset it is wall clock time of the type's zone. */
    static Sql parseDateTime(Sql value, HogqlType type, Clock clock) {
        if (value instanceof Sql.Value literal && literal.value() instanceof String text) {
            Optional<LocalDateTime> known = TimeTexts.parse(text, clock.zone(type));
            if (known.isPresent()) {
                return Sql.value(known.get());
            }
        }
        Sql local = Sql.of("TRY_CAST($1 AS TIMESTAMP)", value);
        Sql read =
                Sql.of(
                        "CASE WHEN strlen($1) > 16 AND regexp_matches($1, '\\d\\d:\\d\\d.*(Z|[+-]\\d\\d(:?\\d\\d)?)$$')"
                                + " THEN make_timestamp(epoch_us(TRY_CAST($1 AS TIMESTAMPTZ))) ELSE $2 END",
                        value,
                        clock.toUtc(local, type));
        return Sql.of("coalesce($1, $2)", read, unixTime(value));
    }

    /** Nine or ten digits are Unix seconds, thirteen are milliseconds, as ClickHouse reads text. */
    private static Sql unixTime(Sql text) {
        return Sql.of(
                "CASE WHEN regexp_full_match($1, '\\d{9,10}(\\.\\d+)?')"
                        + " THEN make_timestamp(CAST(CAST($1 AS DOUBLE) * 1000000 AS BIGINT))"
                        + " WHEN regexp_full_match($1, '\\d{13}') THEN make_timestamp(CAST($1 AS BIGINT) * 1000) END",
                text);
    }

    /** Of numbers, those above 65535 are Unix seconds, others days. */
    public static Sql toDate(Sql value, HogqlType type, Clock clock) {
        if (type.isDate() || type.isNull()) {
            return value;
        }
        if (type.isDateTime()) {
            return Sql.of("CAST($1 AS DATE)", clock.toLocal(value, type));
        }
        if (type.isInteger()) {
            return Sql.of(
                    "CASE WHEN $1 < 65536 THEN DATE '1970-01-01' + CAST($1 AS INTEGER)"
                            + " ELSE CAST($2 AS DATE) END",
                    value,
                    clock.toLocal(
                            Sql.of("make_timestamp(CAST($1 AS BIGINT) * 1000000)", value), type));
        }
        return Sql.of(
                "coalesce(TRY_CAST($1 AS DATE), CAST(try_strptime($1, '%Y%m%d') AS DATE))", value);
    }
}
