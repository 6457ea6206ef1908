package dev.hedgerow.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a streamed query. Columns count from 0. Numbers are read without an object per
 * value. Reading a null as a primitive gives 0 or false: ask {@link #isNull} where nulls can occur.
 * Reading a column as a type it does not have is a {@code StoreException}. One thread only.
 */
public interface Row {

    boolean isNull(int column);

    /**
     * Any integer type, and a boolean as 0 or 1. A timestamp is microseconds since 1970 UTC; where
     * speed matters, let the query convert it to an integer.
     */
    long longAt(int column);

    /** Any number. */
    double doubleAt(int column);

    boolean booleanAt(int column);

    /** Text, null when null. */
    @Nullable String stringAt(int column);

    /** A UUID, null when null. */
    @Nullable UUID uuidAt(int column);

    /** Any type, as {@link Rows} would hold it. */
    @Nullable Object valueAt(int column);
}
