package dev.hedgerow.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A block of rows read column by column, without an object per value where the type allows it.
 * Columns and rows count from 0. Reading a null as a primitive gives 0 or false: ask {@link
 * #isNull} first where nulls can occur. Reading a column as a type it does not have is a {@code
 * StoreException}.
 */
public interface RowChunk {

    /** How many rows. */
    int size();

    int columns();

    boolean isNull(int column, int row);

    /** Any integer type; a timestamp as microseconds since 1970 UTC; a boolean as 0 or 1. */
    long longAt(int column, int row);

    /** A double or float. */
    double doubleAt(int column, int row);

    boolean booleanAt(int column, int row);

    /** Text, null when null. */
    @Nullable String stringAt(int column, int row);

    /** A UUID, null when null. */
    @Nullable UUID uuidAt(int column, int row);

    /** Any type, as {@link Rows} would hold it. */
    @Nullable Object valueAt(int column, int row);

    /** Copies a column that {@link #longAt} can read to {@code target[from]} and following. */
    void copyLongs(int column, long[] target, int from);
}
