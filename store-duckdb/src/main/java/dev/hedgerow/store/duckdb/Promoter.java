package dev.hedgerow.store.duckdb;

import dev.hedgerow.hogql.catalog.PropertyUse;
import dev.hedgerow.store.duckdb.PromotedProperties.Promoted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives properties columns of their own while queries and ingest go on. No answer shows it: the
 * column holds what the extraction from JSON would give, and queries read it only when every row
 * has it.
 *
 * <p>Three steps: add the column and note it as filling, from when on new rows bring their value;
 * fill older rows in slices, each a short transaction between the writer's batches; when no row
 * differs any more, mark it ready. A crash leaves it filling, and promoting it again carries on.
 */
public final class Promoter {

    private static final Logger LOG = LoggerFactory.getLogger(Promoter.class);

    /** The tables whose properties can be promoted. */
    private static final Set<String> TABLES = Set.of("events", "persons", "groups");

    /** A block of the engine: smaller slices would read it twice. */
    private static final long SLICE_ROWS = 122_880;

    /** Beyond this, one more column costs ingest more than it brings to queries. */
    private static final int MOST_COLUMNS = 100;

    private static final int MOST_KEY_LENGTH = 200;

    private final DuckDbDatabase database;
    private final WriteConnection connection;
    private final DuckDbPhysicalSchema schema;

    Promoter(DuckDbDatabase database, WriteConnection connection, DuckDbPhysicalSchema schema) {
        this.database = database;
        this.connection = connection;
        this.schema = schema;
    }

    /**
     * False for what is no property of a stored table, for overlong keys and for those with a NUL,
     * which no stored property has and no name of a column can have.
     */
    static boolean canPromote(PropertyUse property) {
        return TABLES.contains(property.table())
                && property.key().length() <= MOST_KEY_LENGTH
                && property.key().indexOf('\0') < 0;
    }

    /** Notes for good that a project's queries ask for the property. */
    void remember(long projectId, PropertyUse property) {
        connection.inTransaction(duck ->
                connection.execute(
                        "INSERT INTO promotion_requests VALUES (%d, %s, %s) ON CONFLICT DO NOTHING"
                                .formatted(
                                        projectId,
                                        PropertyPaths.literal(property.table()),
                                        PropertyPaths.literal(property.key()))));
    }

    /** Promotions that a stop or crash interrupted. */
    public List<PropertyUse> unfinished() {
        return schema.current().all().stream()
                .filter(promoted -> !promoted.ready())
                .map(promoted -> new PropertyUse(promoted.table(), promoted.key()))
                .toList();
    }

    /**
     * Promotes a property and returns when queries can use the column; takes about a second per
     * million rows. Safe to call again, and from several threads.
     *
     * @param table {@code events}, {@code persons} or {@code groups}
     * @return false when there are too many columns already, or the thread was interrupted before
     *     all rows were filled
     */
    public boolean promote(String table, String key) {
        if (!TABLES.contains(table)) {
            throw new IllegalArgumentException("Properties of " + table + " cannot be promoted");
        }
        if (schema.promotedColumn(table, key).isPresent()) {
            return true;
        }
        if (schema.current().find(table, key).isEmpty()
                && schema.current().of(table).size() >= MOST_COLUMNS) {
            return false;
        }
        long start = System.nanoTime();
        changeRegistry(duck -> addColumn(duck, table, key));
        Promoted promoted = schema.current().find(table, key).orElseThrow();
        if (!fill(promoted)) {
            return false;
        }
        changeRegistry(duck -> markReady(duck, promoted));
        LOG.info("Promoted {} of {} in {} ms", key, table, (System.nanoTime() - start) / 1_000_000);
        return true;
    }

    /** Runs the change and shows the new registry to writer and compiler before anybody writes. */
    private void changeRegistry(WriteConnection.Work change) {
        PromotedProperties[] changed = new PromotedProperties[1];
        connection.inTransaction(
                duck -> {
                    change.run(duck);
                    changed[0] = DuckDbPhysicalSchema.read(duck);
                },
                () -> schema.show(changed[0]));
    }

    private static void addColumn(DuckDBConnection duck, String table, String key)
            throws SQLException {
        PromotedProperties now = DuckDbPhysicalSchema.read(duck);
        if (now.find(table, key).isPresent()) {
            return;
        }
        String column = freeName(now, table, key);
        try (Statement statement = duck.createStatement()) {
            statement.execute(
                    "ALTER TABLE "
                            + table
                            + " ADD COLUMN "
                            + PropertyPaths.identifier(column)
                            + " VARCHAR");
            statement.execute(
                    "INSERT INTO promoted_properties VALUES (%s, %s, %s, 'filling')"
                            .formatted(
                                    PropertyPaths.literal(table),
                                    PropertyPaths.literal(key),
                                    PropertyPaths.literal(column)));
        }
    }

    /** The engine does not tell columns apart by case, keys do. */
    private static String freeName(PromotedProperties now, String table, String key) {
        Set<String> taken = new HashSet<>();
        now.of(table).forEach(promoted -> taken.add(promoted.column().toLowerCase(Locale.ROOT)));
        String name = "p_" + key;
        for (int n = 2; taken.contains(name.toLowerCase(Locale.ROOT)); n++) {
            name = "p_" + key + "_" + n;
        }
        return name;
    }

    /** Returns false when interrupted. */
    private boolean fill(Promoted promoted) {
        do {
            long rows = lastRow(promoted.table()) + 1;
            for (long from = 0; from < rows; from += SLICE_ROWS) {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                fillRows(promoted, from, from + SLICE_ROWS);
            }
            // Rows can have moved meanwhile, when others were deleted: a slice may have missed
            // some.
        } while (differs(promoted));
        return true;
    }

    private void fillRows(Promoted promoted, long from, long to) {
        String column = PropertyPaths.identifier(promoted.column());
        String value = PropertyPaths.extraction("properties", promoted.key());
        connection.inTransaction(duck ->
                connection.execute(
                        "UPDATE %s SET %s = %s WHERE rowid >= %d AND rowid < %d AND %s IS DISTINCT FROM %s"
                                .formatted(
                                        promoted.table(), column, value, from, to, column, value)));
    }

    private long lastRow(String table) {
        return ask("SELECT coalesce(max(rowid), -1) FROM " + table);
    }

    private boolean differs(Promoted promoted) {
        String column = PropertyPaths.identifier(promoted.column());
        String value = PropertyPaths.extraction("properties", promoted.key());
        return ask(
                        "SELECT count(*) FROM %s WHERE %s IS DISTINCT FROM %s"
                                .formatted(promoted.table(), column, value))
                > 0;
    }

    // On a connection of its own: reading all rows must not keep the writer waiting.
    private long ask(String sql) {
        try (DuckDBConnection reader = database.connect();
                Statement statement = reader.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw DuckDbErrors.ofFile(database.file(), e);
        }
    }

    private static void markReady(DuckDBConnection duck, Promoted promoted) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute(
                    "UPDATE promoted_properties SET state = 'ready' WHERE table_name = %s AND \"key\" = %s"
                            .formatted(
                                    PropertyPaths.literal(promoted.table()),
                                    PropertyPaths.literal(promoted.key())));
        }
    }
}
