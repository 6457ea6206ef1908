package dev.hedgerow.ingest.write;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.store.StoreException;

/** Events that were understood and yet could not be stored; the client may send them again. */
public final class IngestException extends RuntimeException {

    /** Why they were not stored. */
    public enum Code {
        /** More events wait than may wait: try again shortly. */
        QUEUE_FULL,
        /** The server is shutting down. */
        STOPPED,
        /** The disk is full, or its folder cannot be written to; the message may be shown. */
        STORAGE,
        /** A fault of this program; the cause is for the log. */
        FAILED
    }

    private final Code code;

    private IngestException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    private IngestException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    static IngestException queueFull() {
        return new IngestException(
                Code.QUEUE_FULL, "too many events are waiting to be stored, please retry");
    }

    static IngestException stopped() {
        return new IngestException(Code.STOPPED, "the server is shutting down, please retry");
    }

    /** The same, for another request. */
    static IngestException again(IngestException failure) {
        return new IngestException(failure.code, String.valueOf(failure.getMessage()), failure);
    }

    /** Says the same as the failure of the metadata or the store, in this module's words. */
    static IngestException of(Throwable failure) {
        return isStorage(failure)
                ? new IngestException(Code.STORAGE, String.valueOf(failure.getMessage()), failure)
                : new IngestException(Code.FAILED, "the events could not be stored", failure);
    }

    /** True when every batch would fail the same way, so that there is no culprit to look for. */
    static boolean isStorage(Throwable failure) {
        if (failure instanceof StoreException store) {
            return switch (store.code()) {
                case DISK_FULL, READ_ONLY, LOCKED, UNUSABLE_FILE -> true;
                case TIMEOUT, CANCELLED, TOO_MANY_ROWS, OUT_OF_MEMORY, QUERY_FAILED, INTERNAL ->
                        false;
            };
        }
        return failure instanceof MetadataException metadata
                && switch (metadata.code()) {
                    case STORAGE_FULL, STORAGE_UNUSABLE, BUSY -> true;
                    case NOT_FOUND,
                            INVALID_INPUT,
                            INVALID_CHOICE,
                            REQUIRED,
                            NULL,
                            BLANK,
                            MAX_LENGTH,
                            UNIQUE,
                            CONFLICT,
                            PERMISSION_DENIED,
                            INTERNAL ->
                            false;
                };
    }
}
