package dev.hedgerow.store.duckdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites the events of days that are over in the order of event and time, so that queries for
 * some events read fewer blocks. One thread at a time.
 *
 * <p>A day is moved to the end of the table slice by slice: take the next rows in order, delete
 * them, append them again, in one short transaction between the writer's batches. Every slice
 * leaves the same rows, so a crash or a stop loses and doubles nothing, and the day is begun anew
 * later. How many events a day had when it was sorted is remembered in {@code store_state}; a day
 * that has grown by a tenth since then is sorted again.
 */
public final class DaySorter {

    private static final Logger LOG = LoggerFactory.getLogger(DaySorter.class);
    private static final String SORTED = "sorted_day_";
    private static final String BOUNDS = "\"timestamp\" >= ? AND \"timestamp\" < ?";
    private static final String SLICE =
            BOUNDS
                    + " AND (event > ? OR (event = ? AND \"timestamp\" >= ?))"
                    + " AND (event < ? OR (event = ? AND \"timestamp\" < ?))";

    /** As many events as a batch of the writer brings, so that nobody waits longer for a slice. */
    private static final int SLICE_ROWS = 4096;

    private final DuckDbDatabase database;
    private final WriteConnection connection;

    /** A day that is due, and how many events it has. */
    record Day(LocalDate date, long events) {
        LocalDateTime start() {
            return date.atStartOfDay();
        }

        LocalDateTime end() {
            return date.plusDays(1).atStartOfDay();
        }
    }

    /** The place in the order where a slice begins. */
    private record Key(String event, LocalDateTime time) {}

    DaySorter(DuckDbDatabase database, WriteConnection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** Asked before each slice. */
    @FunctionalInterface
    public interface Pace {
        /** Whether to go on; may wait before it answers. */
        boolean goesOn();
    }

    /**
     * Sorts the days that are due, the oldest first.
     *
     * @return how many were sorted
     */
    public int sortDueDays(Pace pace) {
        int sorted = 0;
        for (Day day : due()) {
            long start = System.nanoTime();
            if (!sort(day, pace)) {
                return sorted;
            }
            sorted++;
            LOG.debug(
                    "Sorted {} with {} events in {} ms",
                    day.date(),
                    day.events(),
                    (System.nanoTime() - start) / 1_000_000);
        }
        return sorted;
    }

    /**
     * Days (UTC) that are not sorted, or have grown, and are over: an event has come in on a later
     * day.
     */
    List<Day> due() {
        List<Day> days = new ArrayList<>();
        try (DuckDBConnection reader = database.connect();
                PreparedStatement statement =
                        reader.prepareStatement(
                                """
                                SELECT day, events FROM (
                                    SELECT "timestamp"::DATE AS day, count(*) AS events FROM events
                                    WHERE "timestamp" < (SELECT date_trunc('day', max(created_at)) FROM events)
                                    GROUP BY 1)
                                LEFT JOIN store_state ON name = 'sorted_day_' || day
                                WHERE value IS NULL OR events * 10 > value * 11
                                ORDER BY day
                                """);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                days.add(new Day(rows.getObject(1, LocalDate.class), rows.getLong(2)));
            }
        } catch (SQLException e) {
            throw DuckDbErrors.ofFile(database.file(), e);
        }
        return days;
    }

    /** False when it stopped before the end. */
    private boolean sort(Day day, Pace pace) {
        List<Key> keys = keys(day);
        for (int i = 0; i + 1 < keys.size(); i++) {
            if (!pace.goesOn()) {
                return false;
            }
            Key from = keys.get(i);
            Key to = keys.get(i + 1);
            connection.inTransaction(duck -> move(duck, day, from, to));
        }
        connection.inTransaction(duck -> {
            try (PreparedStatement statement =
                    duck.prepareStatement("INSERT OR REPLACE INTO store_state VALUES (?, ?)")) {
                statement.setString(1, SORTED + day.date());
                statement.setLong(2, day.events());
                statement.execute();
            }
        });
        return true;
    }

    /** Where the slices begin, and the end of the last one. */
    private List<Key> keys(Day day) {
        List<Key> keys = new ArrayList<>();
        try (DuckDBConnection reader = database.connect();
                PreparedStatement statement =
                        reader.prepareStatement(
                                """
                                SELECT DISTINCT event, "timestamp" FROM (
                                    SELECT event, "timestamp", row_number() OVER (ORDER BY event, "timestamp") AS place
                                    FROM events WHERE %s)
                                WHERE place %% %d = 1 ORDER BY event, "timestamp"
                                """
                                        .formatted(BOUNDS, SLICE_ROWS))) {
            bind(statement, day);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(new Key(rows.getString(1), rows.getObject(2, LocalDateTime.class)));
                }
            }
            keys.add(last(reader, day));
        } catch (SQLException e) {
            throw DuckDbErrors.ofFile(database.file(), e);
        }
        return keys;
    }

    /** Behind every event of the day: the greatest name, and a time after the day. */
    private static Key last(DuckDBConnection reader, Day day) throws SQLException {
        try (PreparedStatement statement =
                reader.prepareStatement("SELECT max(event) FROM events WHERE " + BOUNDS)) {
            bind(statement, day);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Key(rows.getString(1), day.end());
            }
        }
    }

    private static void bind(PreparedStatement statement, Day day) throws SQLException {
        statement.setObject(1, day.start());
        statement.setObject(2, day.end());
    }

    private static void move(DuckDBConnection duck, Day day, Key from, Key to) throws SQLException {
        inSlice(
                duck,
                "CREATE OR REPLACE TEMP TABLE moving AS SELECT * FROM events WHERE "
                        + SLICE
                        + " ORDER BY event, \"timestamp\"",
                day,
                from,
                to);
        inSlice(duck, "DELETE FROM events WHERE " + SLICE, day, from, to);
        try (Statement statement = duck.createStatement()) {
            statement.execute("INSERT INTO events SELECT * FROM moving");
            statement.execute("DROP TABLE moving");
        }
    }

    private static void inSlice(DuckDBConnection duck, String sql, Day day, Key from, Key to)
            throws SQLException {
        try (PreparedStatement statement = duck.prepareStatement(sql)) {
            bind(statement, day);
            statement.setString(3, from.event());
            statement.setString(4, from.event());
            statement.setObject(5, from.time());
            statement.setString(6, to.event());
            statement.setString(7, to.event());
            statement.setObject(8, to.time());
            statement.execute();
        }
    }
}
