package dev.hedgerow.metadata;

import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;

/**
 * How Java values stand in columns, the same in every database: an Instant is BIGINT microseconds
 * since 1970 UTC (SQLite has no type for time, and numbers compare and index alike everywhere), a
 * UUID is its text.
 */
public final class ColumnTypes {

    private ColumnTypes() {}

    static void register(Jdbi jdbi) {
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerArgument(new UuidArgument());
        jdbi.registerColumnMapper(Instant.class, instantMapper());
        jdbi.registerColumnMapper(UUID.class, uuidMapper());
    }

    /** A time as it is stored: microseconds since 1970. */
    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The time of stored microseconds. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static ColumnMapper<Instant> instantMapper() {
        return (row, column, context) -> {
            long micros = row.getLong(column);
            return row.wasNull() ? null : instant(micros);
        };
    }

    private static ColumnMapper<UUID> uuidMapper() {
        return (row, column, context) -> {
            String text = row.getString(column);
            return text == null ? null : UUID.fromString(text);
        };
    }

    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
        InstantArgument() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            long micros = micros(value);
            return (position, statement, context) -> statement.setLong(position, micros);
        }
    }

    private static final class UuidArgument extends AbstractArgumentFactory<UUID> {
        UuidArgument() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(UUID value, ConfigRegistry config) {
            return (position, statement, context) ->
                    statement.setString(position, value.toString());
        }
    }
}
