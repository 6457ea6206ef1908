package dev.hedgerow.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one exception of the stores; its code says what happened, its message what to do. */
public final class StoreException extends RuntimeException {

    /** What kind of failure it is. */
    public enum Code {
        /** The query took longer than its budget. */
        TIMEOUT,
        /** Somebody cancelled the query. */
        CANCELLED,
        /** The result has more rows than the budget allows. */
        TOO_MANY_ROWS,
        /** The engine's memory limit was reached. */
        OUT_OF_MEMORY,
        /** The engine refused the query or its data; the message may be shown to the user. */
        QUERY_FAILED,
        /** The disk is full; nothing of the batch was stored. */
        DISK_FULL,
        /** The file or its folder cannot be written to. */
        READ_ONLY,
        /** Another process has the file open. */
        LOCKED,
        /** The file is no store of ours, is damaged, or was written by a newer version. */
        UNUSABLE_FILE,
        /** Anything else; for the log, not for the user. */
        INTERNAL
    }

    private final Code code;

    private StoreException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** True when the message is meant for the one who asked the query. */
    public boolean isShown() {
        return switch (code) {
            case TIMEOUT, CANCELLED, TOO_MANY_ROWS, OUT_OF_MEMORY, QUERY_FAILED -> true;
            case DISK_FULL, READ_ONLY, LOCKED, UNUSABLE_FILE, INTERNAL -> false;
        };
    }

    public static StoreException timeout(Duration limit) {
        return new StoreException(
                Code.TIMEOUT,
                "The query took longer than "
                        + limit.toMillis() / 1000.0
                        + " seconds and was stopped. Try a shorter date range or fewer breakdowns.",
                null);
    }

    public static StoreException cancelled() {
        return new StoreException(Code.CANCELLED, "The query was cancelled.", null);
    }

    public static StoreException tooManyRows(long limit) {
        return new StoreException(
                Code.TOO_MANY_ROWS,
                "The query returns more than "
                        + limit
                        + " rows. Add a LIMIT or narrow the filters.",
                null);
    }

    public static StoreException outOfMemory(@Nullable Throwable cause) {
        return new StoreException(
                Code.OUT_OF_MEMORY,
                "The query needs more memory than it may use. Try a shorter date range or fewer breakdowns.",
                cause);
    }

    /** The engine refused the query; the message is its own, cleaned of anything internal. */
    public static StoreException queryFailed(String message, @Nullable Throwable cause) {
        return new StoreException(Code.QUERY_FAILED, message, cause);
    }

    public static StoreException diskFull(String path, @Nullable Throwable cause) {
        return new StoreException(
                Code.DISK_FULL,
                "No space left on the disk of " + path + ". Free some space; nothing was damaged.",
                cause);
    }

    public static StoreException readOnly(String path, @Nullable Throwable cause) {
        return new StoreException(
                Code.READ_ONLY,
                "Cannot write to "
                        + path
                        + ". Check that the folder exists and who may write to it.",
                cause);
    }

    public static StoreException locked(String path, @Nullable Throwable cause) {
        return new StoreException(
                Code.LOCKED,
                "Another process has "
                        + path
                        + " open. Stop the other server, or use another data folder.",
                cause);
    }

    public static StoreException unusableFile(
            String path, String reason, @Nullable Throwable cause) {
        return new StoreException(Code.UNUSABLE_FILE, "Cannot use " + path + ": " + reason, cause);
    }

    public static StoreException internal(String message, @Nullable Throwable cause) {
        return new StoreException(Code.INTERNAL, message, cause);
    }
}
