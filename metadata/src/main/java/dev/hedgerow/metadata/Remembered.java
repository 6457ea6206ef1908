package dev.hedgerow.metadata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Function;

/**
 * What was read of the settings, remembered until any of them changes: see {@link
 * MetadataDatabase#revision}. So a question that comes again reads nothing, and one that follows a
 * change sees the change. Only for what the tables of {@code settings_revision_triggers.sql} say.
 * Thread-safe.
 */
public final class Remembered<K, V> {
    private static final int MOST = 1_000;

    private final MetadataDatabase database;
    private final Function<K, V> read;
    private volatile Values<K, V> values;

    /** What was true at a revision, or a moment later. */
    private record Values<K, V>(long revision, Cache<K, V> byKey) {
        static <K, V> Values<K, V> at(long revision) {
            return new Values<>(
                    revision,
                    Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build());
        }
    }

    /**
     * @param read reads the value of a key from the database; what it throws is thrown by {@link
     *     #get} and not remembered
     */
    public Remembered(MetadataDatabase database, Function<K, V> read) {
        this.database = database;
        this.read = read;
        this.values = Values.at(database.revision());
    }

    /** The value as the database has it now. */
    public V get(K key) {
        // The revision comes first: values read after it may be newer than it says, never older.
        Values<K, V> current = at(database.revision());
        V known = current.byKey().getIfPresent(key);
        if (known != null) {
            return known;
        }
        // Not within the cache's own lock, under which nobody should wait for a database.
        V value = read.apply(key);
        current.byKey().put(key, value);
        return value;
    }

    private Values<K, V> at(long revision) {
        Values<K, V> current = values;
        if (current.revision() < revision) {
            current = Values.at(revision);
            values = current;
        }
        return current;
    }
}
