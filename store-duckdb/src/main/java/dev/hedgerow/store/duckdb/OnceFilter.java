package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.EventRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Sorts out events that are stored already: same project, uuid, event, distinct id and UTC day.
 *
 * <p>For each day that events come for, the fingerprints of its UUIDs are in memory, read from the
 * table when the day is first needed and forgotten when others need the room. A fingerprint that is
 * new proves its event new; one that is known is settled by asking the table. Fingerprints may
 * therefore outlive a rollback: they only cost a question. Used under the writer's lock alone.
 */
final class OnceFilter {

    private static final long SECONDS_PER_DAY = 86_400;

    /** How many fingerprints are kept, at up to 11 bytes each. */
    private final int capacity;

    // In order of use, the oldest first.
    private final LinkedHashMap<Long, FingerprintSet> days = new LinkedHashMap<>(16, 0.75f, true);

    private record Identity(
            long projectId, UUID uuid, String event, String distinctId, long epochDay) {

        static Identity of(EventRow row) {
            return new Identity(
                    row.projectId(), row.uuid(), row.event(), row.distinctId(), day(row));
        }
    }

    OnceFilter(int capacity) {
        this.capacity = capacity;
    }

    /** The events that are neither stored nor earlier in the list, in the same order. */
    List<EventRow> unstored(DuckDBConnection connection, List<EventRow> rows) throws SQLException {
        Map<Long, FingerprintSet> used = new HashMap<>();
        List<EventRow> suspects = new ArrayList<>();
        long lastDay = Long.MIN_VALUE;
        FingerprintSet fingerprints = new FingerprintSet();
        for (EventRow row : rows) {
            long day = day(row);
            if (day != lastDay) {
                FingerprintSet known = used.get(day);
                fingerprints = known == null ? dayOf(connection, day) : known;
                used.put(day, fingerprints);
                lastDay = day;
            }
            if (!fingerprints.add(row.uuid()) && row.uuidGivenByClient()) {
                suspects.add(row);
            }
        }
        forgetOldest();
        return suspects.isEmpty()
                ? rows
                : withoutStored(rows, findStored(connection, suspects), suspects);
    }

    private static List<EventRow> withoutStored(
            List<EventRow> rows, Set<Identity> stored, List<EventRow> suspects) {
        Set<UUID> suspected = new HashSet<>();
        suspects.forEach(row -> suspected.add(row.uuid()));
        Set<Identity> taken = new HashSet<>(stored);
        List<EventRow> fresh = new ArrayList<>(rows.size());
        for (EventRow row : rows) {
            if (!suspected.contains(row.uuid()) || taken.add(Identity.of(row))) {
                fresh.add(row);
            }
        }
        return fresh;
    }

    private FingerprintSet dayOf(DuckDBConnection connection, long day) throws SQLException {
        FingerprintSet known = days.get(day);
        if (known == null) {
            known = load(connection, day);
            days.put(day, known);
        }
        return known;
    }

    private void forgetOldest() {
        long total = 0;
        for (FingerprintSet day : days.values()) {
            total += day.size();
        }
        Iterator<FingerprintSet> oldest = days.values().iterator();
        while (total > capacity && days.size() > 1) {
            total -= oldest.next().size();
            oldest.remove();
        }
    }

    private static FingerprintSet load(DuckDBConnection connection, long day) throws SQLException {
        FingerprintSet fingerprints = new FingerprintSet();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT uuid FROM events WHERE " + within(day, day))) {
            while (rows.next()) {
                fingerprints.add(rows.getObject(1, UUID.class));
            }
        }
        return fingerprints;
    }

    private static Set<Identity> findStored(DuckDBConnection connection, List<EventRow> suspects)
            throws SQLException {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        try (DuckDBAppender staged = connection.createAppender("temp", "main", "staged_uuids")) {
            for (EventRow row : suspects) {
                staged.beginRow().append(row.uuid()).endRow();
                first = Math.min(first, day(row));
                last = Math.max(last, day(row));
            }
        }
        Set<Identity> stored = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery(
                            """
                            SELECT project_id, uuid, event, distinct_id, "timestamp" FROM events
                            WHERE uuid IN (SELECT uuid FROM staged_uuids) AND %s
                            """
                                    .formatted(within(first, last)))) {
                while (rows.next()) {
                    LocalDateTime time = rows.getObject(5, LocalDateTime.class);
                    stored.add(
                            new Identity(
                                    rows.getLong(1),
                                    rows.getObject(2, UUID.class),
                                    rows.getString(3),
                                    rows.getString(4),
                                    Math.floorDiv(
                                            time.toEpochSecond(ZoneOffset.UTC), SECONDS_PER_DAY)));
                }
            }
            statement.execute("DELETE FROM staged_uuids");
        }
        return stored;
    }

    private static long day(EventRow row) {
        return Math.floorDiv(row.timestamp().getEpochSecond(), SECONDS_PER_DAY);
    }

    private static String within(long firstDay, long lastDay) {
        return "\"timestamp\" >= make_timestamp(%d) AND \"timestamp\" < make_timestamp(%d)"
                .formatted(micros(firstDay), micros(lastDay + 1));
    }

    private static long micros(long day) {
        return day * SECONDS_PER_DAY * 1_000_000;
    }
}
