package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.Row;
import dev.hedgerow.store.StoreException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** The current row of a driver's result. */
final class ResultRow implements Row {

    private enum Kind {
        TIMESTAMP,
        TIMESTAMP_WITH_ZONE,
        BOOLEAN,
        OTHER
    }

    private final ResultSet result;
    private final Kind[] kinds;

    ResultRow(ResultSet result) throws SQLException {
        this.result = result;
        ResultSetMetaData metaData = result.getMetaData();
        this.kinds = new Kind[metaData.getColumnCount()];
        for (int i = 0; i < kinds.length; i++) {
            String type = metaData.getColumnTypeName(i + 1);
            kinds[i] =
                    switch (type) {
                        case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
                                Kind.TIMESTAMP;
                        case "TIMESTAMP WITH TIME ZONE" -> Kind.TIMESTAMP_WITH_ZONE;
                        case "BOOLEAN" -> Kind.BOOLEAN;
                        default -> Kind.OTHER;
                    };
        }
    }

    int columns() {
        return kinds.length;
    }

    @Override
    public boolean isNull(int column) {
        try {
            return result.getObject(column + 1) == null;
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    @Override
    public long longAt(int column) {
        try {
            return switch (kinds[column]) {
                case OTHER -> result.getLong(column + 1);
                case BOOLEAN -> result.getBoolean(column + 1) ? 1 : 0;
                case TIMESTAMP, TIMESTAMP_WITH_ZONE -> {
                    LocalDateTime time = timestamp(column);
                    yield time == null ? 0 : micros(time.toInstant(ZoneOffset.UTC));
                }
            };
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    @Override
    public double doubleAt(int column) {
        try {
            return result.getDouble(column + 1);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    @Override
    public boolean booleanAt(int column) {
        try {
            return result.getBoolean(column + 1);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    @Override
    public @Nullable String stringAt(int column) {
        try {
            return result.getString(column + 1);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    @Override
    public @Nullable UUID uuidAt(int column) {
        try {
            return result.getObject(column + 1, UUID.class);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    @Override
    public @Nullable Object valueAt(int column) {
        try {
            return kinds[column] == Kind.TIMESTAMP
                    ? timestamp(column)
                    : plain(result.getObject(column + 1));
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    /** All values of the row, to keep. */
    List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>(kinds.length);
        for (int column = 0; column < kinds.length; column++) {
            values.add(valueAt(column));
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable LocalDateTime timestamp(int column) throws SQLException {
        if (kinds[column] == Kind.TIMESTAMP) {
            return result.getObject(column + 1, LocalDateTime.class);
        }
        return (LocalDateTime) plain(result.getObject(column + 1));
    }

    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            case Float number -> number.doubleValue();
            case BigInteger number ->
                    number.bitLength() < Long.SIZE ? number.longValue() : new BigDecimal(number);
            // Only inside arrays, tuples and maps. The driver has made it in the machine's zone, so
            // a
            // time that this zone skips in spring comes an hour late, unless the machine is on UTC.
            case Timestamp time -> time.toLocalDateTime();
            case OffsetDateTime time ->
                    time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            case Array array -> list((Object[]) array.getArray());
            case DuckDBStruct struct -> struct(struct);
            case Struct struct -> list(struct.getAttributes());
            case Map<?, ?> map -> map(map);
            case Blob bytes ->
                    new String(bytes.getBytes(1, (int) bytes.length()), StandardCharsets.UTF_8);
            case String text -> text;
            case Long number -> number;
            case Double number -> number;
            case Boolean bool -> bool;
            case BigDecimal number -> number;
            case UUID uuid -> uuid;
            case java.time.LocalDate date -> date;
            case LocalDateTime time -> time;
            default -> value.toString();
        };
    }

    private static List<@Nullable Object> list(@Nullable Object[] values) throws SQLException {
        List<@Nullable Object> plain = new ArrayList<>(values.length);
        for (Object value : values) {
            plain.add(plain(value));
        }
        return Collections.unmodifiableList(plain);
    }

    // A tuple without names comes with element1, element2 …
    private static Object struct(DuckDBStruct struct) throws SQLException {
        Map<String, Object> fields = struct.getMap();
        int position = 0;
        for (String name : fields.keySet()) {
            position++;
            if (!name.equals("element" + position)) {
                return map(fields);
            }
        }
        return list(struct.getAttributes());
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) throws SQLException {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            plain.put(String.valueOf(plain(entry.getKey())), plain(entry.getValue()));
        }
        return Collections.unmodifiableMap(plain);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private static StoreException unreadable(int column, SQLException e) {
        return StoreException.internal("Column " + column + " cannot be read like this", e);
    }
}
