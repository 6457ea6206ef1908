package dev.hedgerow.store.duckdb;

import java.nio.file.Path;

/**
 * How the store opens its file.
 *
 * @param file the database file; its folder must exist
 * @param memoryBytes what the engine may use for queries and buffers together
 * @param threads how many threads the engine may use
 * @param readers how many queries run at once; more wait
 * @param checkpointBytes size of the write-ahead log from which it is folded into the file in the
 *     background
 */
public record DuckDbSettings(
        Path file, long memoryBytes, int threads, int readers, long checkpointBytes) {

    public DuckDbSettings {
        if (memoryBytes < 1 << 26 || threads < 1 || readers < 1 || checkpointBytes < 1 << 20) {
            throw new IllegalArgumentException(
                    "At least 64 MB of memory, one thread, one reader and a 1 MB log are needed");
        }
    }

    /** One gigabyte of memory, as many threads as processors. */
    public static DuckDbSettings of(Path file) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new DuckDbSettings(file, 1L << 30, processors, Math.max(4, processors), 64L << 20);
    }
}
