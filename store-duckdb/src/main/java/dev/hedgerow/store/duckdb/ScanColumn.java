package dev.hedgerow.store.duckdb;

import dev.hedgerow.hogql.compile.Column;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.store.StoreException;
import java.util.List;
import org.duckdb.DuckDBColumnType;

/**
 * How a column of a scanned query is handed to Java.
 *
 * @param first its first argument of the function
 * @param arguments the SQL of its arguments
 */
record ScanColumn(Kind kind, int first, List<String> arguments) {

    /** What a column can be. The driver reads no UUIDs, but unsigned numbers as long as they. */
    enum Kind {
        NUMBER("n"),
        REAL("r"),
        UUID("u"),
        TEXT("t");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }

        List<DuckDBColumnType> types() {
            return switch (this) {
                case NUMBER -> List.of(DuckDBColumnType.BIGINT);
                case REAL -> List.of(DuckDBColumnType.DOUBLE);
                case UUID ->
                        List.of(
                                DuckDBColumnType.BIGINT,
                                DuckDBColumnType.BIGINT,
                                DuckDBColumnType.UHUGEINT);
                case TEXT -> List.of(DuckDBColumnType.BIGINT, DuckDBColumnType.VARCHAR);
            };
        }
    }

    /**
     * @throws StoreException for arrays, tuples, maps and intervals
     */
    static ScanColumn of(Column column, int first) {
        String name = '"' + column.name().replace("\"", "\"\"") + '"';
        return switch (column.type()) {
            case HogqlType.Scalar scalar ->
                    switch (scalar.kind()) {
                        case BOOLEAN, UINT8, UINT16, UINT32, UINT64, INT32, INT64 ->
                                new ScanColumn(Kind.NUMBER, first, List.of(name + "::BIGINT"));
                        case FLOAT64, DECIMAL ->
                                new ScanColumn(Kind.REAL, first, List.of(name + "::DOUBLE"));
                        case DATE ->
                                new ScanColumn(
                                        Kind.NUMBER,
                                        first,
                                        List.of("(" + name + " - DATE '1970-01-01')::BIGINT"));
                        case UUID -> new ScanColumn(Kind.UUID, first, uuid(name));
                        case STRING, JSON, IPV4, IPV6, NOTHING, UNKNOWN ->
                                new ScanColumn(
                                        Kind.TEXT,
                                        first,
                                        List.of(hash(name + "::VARCHAR"), name + "::VARCHAR"));
                    };
            case HogqlType.DateTime _ ->
                    new ScanColumn(Kind.NUMBER, first, List.of("epoch_us(" + name + ")"));
            case HogqlType.Interval _, HogqlType.Array _, HogqlType.Tuple _, HogqlType.MapOf _ ->
                    throw StoreException.internal(
                            "The column " + column.name() + " cannot be scanned", null);
        };
    }

    /**
     * The engine's hash of a UUID is the sum of two reversible mixtures, one of each half: with the
     * lower half it tells the upper one.
     */
    private static List<String> uuid(String name) {
        return List.of(
                hash(name),
                "(%s::UHUGEINT & %d)::BIGINT".formatted(name, Long.MAX_VALUE),
                name + "::UHUGEINT");
    }

    private static String hash(String name) {
        return "(hash(" + name + ") >> 1)::BIGINT";
    }
}
