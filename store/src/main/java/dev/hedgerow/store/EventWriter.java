package dev.hedgerow.store;

/** Takes batches into the store; safe for use by many threads, which it serialises. */
public interface EventWriter {

    /**
     * Stores the whole batch in one transaction and returns when it is durable and visible to the
     * next query. When it throws, nothing of the batch is stored and the writer takes the next one.
     *
     * <p>An event is stored once per (project, uuid, event, distinct id, UTC day of its timestamp),
     * whether its double stands in the store or in the same batch; the first one stays. Writing the
     * same batch again changes nothing.
     *
     * @throws StoreException with {@code DISK_FULL}, {@code READ_ONLY}, {@code OUT_OF_MEMORY} or
     *     {@code INTERNAL}
     */
    void write(WriteBatch batch);

    /** The highest {@link WriteBatch#version()} that is durable, 0 for a new store. */
    long appliedVersion();

    /** The highest {@link WriteBatch#position()} that is durable, 0 for a new store. */
    long appliedPosition();
}
