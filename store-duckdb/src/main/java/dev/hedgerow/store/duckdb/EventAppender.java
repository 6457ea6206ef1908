package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.duckdb.PromotedProperties.Promoted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes events with their promoted columns through the driver's appender. The appender stays open
 * between batches; rows belong to the transaction in which they are flushed. Used under the
 * writer's lock alone.
 */
final class EventAppender {

    private static final String SESSION_COLUMN = "session_id";

    private final DuckDbPhysicalSchema schema;
    private @Nullable Open open;

    /** An appender and the registry's state it was opened for. */
    private static final class Open {

        final PromotedProperties promoted;
        final List<Promoted> columns;
        final int session;
        final DuckDBAppender appender;
        final PropertyScanner scanner;
        final @Nullable String[] values;

        Open(PromotedProperties promoted, DuckDBAppender appender) {
            this.promoted = promoted;
            this.columns = promoted.of("events");
            this.session = columns.stream().map(Promoted::column).toList().indexOf(SESSION_COLUMN);
            this.appender = appender;
            this.scanner = new PropertyScanner(columns.stream().map(Promoted::key).toList());
            this.values = new String[columns.size()];
        }
    }

    EventAppender(DuckDbPhysicalSchema schema) {
        this.schema = schema;
    }

    /** Appends and flushes within the transaction that is open on the connection. */
    void append(DuckDBConnection connection, List<EventRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Open current = openFor(connection);
        try {
            List<EventRow> undecided = new ArrayList<>();
            for (EventRow row : rows) {
                if (current.scanner.scan(row.propertiesJson(), current.values)) {
                    appendRow(current, row);
                } else {
                    undecided.add(row);
                }
            }
            appendUndecided(connection, current, undecided);
            current.appender.flush();
        } catch (SQLException | RuntimeException e) {
            discard();
            throw e;
        }
    }

    private Open openFor(DuckDBConnection connection) throws SQLException {
        Open current = open;
        PromotedProperties promoted = schema.current();
        if (current != null && current.promoted == promoted) {
            return current;
        }
        discard();
        current = new Open(promoted, connection.createAppender("events"));
        open = current;
        return current;
    }

    /**
     * Closes the appender; what it still held goes to the open transaction, which is to be rolled
     * back.
     */
    private void discard() {
        Open current = open;
        open = null;
        if (current != null) {
            try {
                current.appender.close();
            } catch (SQLException e) {
                // The transaction has failed already, and with it the flush that closing attempts.
            }
        }
    }

    private static void appendRow(Open to, EventRow row) throws SQLException {
        DuckDBAppender appender = to.appender.beginRow();
        appender.append(row.projectId())
                .appendUUID(
                        row.uuid().getMostSignificantBits(), row.uuid().getLeastSignificantBits())
                .append(row.event())
                .appendEpochMicros(micros(row.timestamp()))
                .append(row.distinctId())
                .appendUUID(
                        row.personId().getMostSignificantBits(),
                        row.personId().getLeastSignificantBits())
                .append(row.personless())
                .appendEpochMicros(micros(row.createdAt()))
                .append(row.elementsChain());
        String session = to.session < 0 ? null : to.values[to.session];
        appendText(appender, session == null || session.isEmpty() ? null : session);
        for (int type = 0; type < EventRow.GROUP_TYPES; type++) {
            appendText(appender, row.group(type));
        }
        appender.append(row.propertiesJson());
        for (int i = 0; i < to.values.length; i++) {
            if (i != to.session) {
                appendText(appender, to.values[i]);
            }
        }
        appender.endRow();
    }

    private static void appendText(DuckDBAppender appender, @Nullable String text)
            throws SQLException {
        if (text == null) {
            appender.appendNull();
        } else {
            appender.append(text);
        }
    }

    /** Lets the engine find the values of rows whose text the scanner cannot vouch for. */
    private static void appendUndecided(DuckDBConnection connection, Open to, List<EventRow> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (DuckDBAppender staged = connection.createAppender("temp", "main", "staged_json")) {
            for (int i = 0; i < rows.size(); i++) {
                staged.beginRow().append((long) i).append(rows.get(i).propertiesJson()).endRow();
            }
        }
        String values =
                to.columns.stream()
                        .map(column -> PropertyPaths.extraction("properties", column.key()))
                        .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery(
                            "SELECT " + values + " FROM staged_json ORDER BY row_number")) {
                for (int i = 0; found.next(); i++) {
                    for (int column = 0; column < to.values.length; column++) {
                        to.values[column] = found.getString(column + 1);
                    }
                    appendRow(to, rows.get(i));
                }
            }
            statement.execute("DELETE FROM staged_json");
        }
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
