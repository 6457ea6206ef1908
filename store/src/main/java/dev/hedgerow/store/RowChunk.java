package dev.hedgerow.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a scanned query, by column and row from 0. Only numbers are cheap to read: UUIDs and
 * texts are told apart by their keys, and read once for each new key. Valid during the call that
 * gives it.
 */
public interface RowChunk {

    int rows();

    /**
     * Any integer; a boolean as 0 or 1, a date as days and a time as microseconds since 1970 UTC. 0
     * for null.
     */
    long longAt(int column, int row);

    /** Any number with a fraction; 0 for null. */
    double doubleAt(int column, int row);

    /**
     * Half of what tells the UUID or text from others, a hash of 63 bits. Together with {@link
     * #secondKeyAt} it tells UUIDs apart for certain.
     */
    long keyAt(int column, int row);

    /** The other half of a UUID's key; 0 for texts. */
    long secondKeyAt(int column, int row);

    UUID uuidAt(int column, int row);

    @Nullable String textAt(int column, int row);
}
