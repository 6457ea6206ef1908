package dev.hedgerow.insights.sequence;

import dev.hedgerow.insights.query.QueryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of one calculation wait to be sorted: in memory as long as there is room, then in
 * a file, which is gone when the space is closed or the process ends, however that comes about.
 * Thread-safe.
 */
public final class RowSpace implements AutoCloseable {
    private static final long WAIT_MS = 20;

    private final RowMemory memory;
    private final Path folder;
    private int blocks;
    private boolean closed;
    private @Nullable FileChannel file;
    private long fileSize;

    RowSpace(RowMemory memory, Path folder) {
        this.memory = memory;
        this.folder = folder;
    }

    /** An empty block in place of a full one that stays in memory; null where that has no room. */
    synchronized @Nullable RowBlock takeBlock() {
        RowBlock block = closed ? null : memory.takeBlock();
        if (block != null) {
            blocks++;
        }
        return block;
    }

    /** Takes back full blocks that stayed in memory, and that nobody looks at any more. */
    synchronized void giveBack(List<RowBlock> full) {
        if (!closed) {
            blocks -= full.size();
            memory.giveBack(full);
        }
    }

    /** Writes a full block to the file; returns its place there. */
    long write(RowBlock block) {
        try {
            ByteBuffer bytes = block.bytes();
            FileChannel target = file();
            long place = reserve(bytes.remaining());
            while (bytes.hasRemaining()) {
                int _ = target.write(bytes, place + bytes.position());
            }
            return place;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Reads a full block from a place in the file. */
    RowBlock read(long place) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(RowBlock.ROWS * RowBlock.ROW_BYTES);
            FileChannel source = file();
            while (bytes.hasRemaining()) {
                if (source.read(bytes, place + bytes.position()) < 0) {
                    throw new IOException("The file ends at " + source.size());
                }
            }
            return RowBlock.of(bytes.flip());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private synchronized FileChannel file() throws IOException {
        if (closed) {
            throw new IOException("The calculation has ended");
        }
        if (file == null) {
            Files.createDirectories(folder);
            file =
                    FileChannel.open(
                            folder.resolve("rows-" + UUID.randomUUID()),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            // Where the system allows it, the name is gone as soon as it is open.
                            StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    private synchronized long reserve(int size) {
        long place = fileSize;
        fileSize += size;
        return place;
    }

    /** How many bytes went to the file. */
    synchronized long fileSize() {
        return fileSize;
    }

    /**
     * Waits until so many rows may be sorted; {@link #sorted} must follow.
     *
     * @throws QueryException TOO_LARGE if there will never be room for them
     */
    void awaitSorting(int rows, Runnable stillWanted) {
        if (rows > memory.mostSorted()) {
            throw QueryException.of(
                    QueryException.Code.TOO_LARGE,
                    "The query has to sort more than "
                            + memory.mostSorted()
                            + " events of a few actors at once, which is all that the server's memory"
                            + " holds. Try a shorter date range or fewer events, or give Java more"
                            + " memory (-Xmx).",
                    null);
        }
        try {
            while (!memory.freeToSort().tryAcquire(rows, WAIT_MS, TimeUnit.MILLISECONDS)) {
                stillWanted.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw QueryException.of(
                    QueryException.Code.CANCELLED, "The query was cancelled.", null);
        }
    }

    /** Tells that so many rows have been sorted and walked. */
    void sorted(int rows) {
        memory.freeToSort().release(rows);
    }

    private static QueryException failed(IOException cause) {
        return QueryException.of(
                QueryException.Code.INTERNAL,
                "The events of the query could not be kept in a file: " + cause.getMessage(),
                cause);
    }

    @Override
    public synchronized void close() {
        closed = true;
        memory.forget(blocks); // Some thread may still look at them.
        blocks = 0;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw failed(e);
            }
            file = null;
        }
    }
}
