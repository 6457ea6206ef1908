package dev.hedgerow.ingest.journal;

import dev.hedgerow.ingest.capture.CaptureInput;
import dev.hedgerow.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests in files of a folder, numbered by their positions 1, 2, 3, … in the order of arrival.
 * What is appended survives a crash; what the store has is deleted, a file at a time. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** A file as large as that is followed by another. */
    private static final long SEGMENT_BYTES = 32L << 20;

    /** What stays free on the disk for queries and the engine's own files. */
    private static final long SPARE_BYTES = 8L << 20;

    /** The engine writes what it stores twice: at once to its log, later to its tables. */
    private static final long STORED_TIMES = 2;

    private static final String SET_ASIDE = ".request";
    private static final String DRAFT = ".draft";

    private final Path folder;
    private final Room room;
    private final Deque<Segment> segments; // The oldest first, the one written to is the last.
    private long next;
    private long applied;
    private final Deque<Appended> unapplied = new ArrayDeque<>();
    private long unappliedBytes; // Since the journal was opened.
    private Segment.@Nullable Output output;

    /** Takes requests while the journal is read. */
    @FunctionalInterface
    public interface Reader {
        void read(long position, CaptureInput input) throws IOException;
    }

    /** What one call has appended. */
    private record Appended(long last, long bytes) {}

    /** What the disk still takes. */
    @FunctionalInterface
    interface Room {
        long usableBytes() throws IOException;
    }

    /** A request in the form in which {@link #append} takes it; made on the request's thread. */
    public static final class Entry {
        private final JournalRecord record;

        private Entry(JournalRecord record) {
            this.record = record;
        }

        /** Copies the request, which may be changed afterwards. */
        public static Entry of(CaptureInput input) {
            return new Entry(JournalRecord.of(input));
        }
    }

    private Journal(Path folder, Room room, Deque<Segment> segments, long next, long applied) {
        this.folder = folder;
        this.room = room;
        this.segments = segments;
        this.next = next;
        this.applied = applied;
    }

    /**
     * Opens or makes the folder.
     *
     * @param applied the position up to which the store has everything; later ones may be read
     * @throws StoreException {@code DISK_FULL}, {@code READ_ONLY} or {@code UNUSABLE_FILE}
     */
    public static Journal open(Path folder, long applied) {
        try {
            Files.createDirectories(folder);
            FileStore disk = Files.getFileStore(folder);
            return open(folder, applied, disk::getUsableSpace);
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /** Opens a folder that is there, on a disk with that room. */
    static Journal open(Path folder, long applied, Room room) {
        try {
            Deque<Segment> segments = new ArrayDeque<>();
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(Segment::is).sorted().map(Segment::of).forEach(segments::add);
            }
            long end = segments.isEmpty() ? 0 : segments.getLast().end();
            Journal journal =
                    new Journal(folder, room, segments, Math.max(end, applied + 1), applied);
            journal.forgetApplied();
            return journal;
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /**
     * Reads what the store lacks, in order. Meanwhile {@link #applied} may be called for what the
     * reader has got; nothing may be appended.
     */
    public void replay(Reader reader) {
        Deque<Segment> all;
        long from;
        synchronized (this) { // Not held while reading: the reader may wait for those who store.
            all = new ArrayDeque<>(segments);
            from = applied + 1;
        }
        try {
            read(all, from, reader);
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /** Each file counts up to where the next begins: what a failed append left is none of it. */
    private void read(Deque<Segment> left, long from, Reader reader) throws IOException {
        while (!left.isEmpty()) {
            long end = endOfFirst(left);
            left.removeFirst()
                    .read(
                            from,
                            (position, input) -> {
                                if (position < end) {
                                    reader.read(position, input);
                                }
                            });
        }
    }

    /**
     * Writes the requests, and returns when they are on the disk. When it throws, none of them will
     * ever be replayed.
     *
     * @return the position of the first
     * @throws StoreException {@code DISK_FULL}, {@code READ_ONLY} or {@code UNUSABLE_FILE}
     */
    public synchronized long append(List<Entry> entries) {
        List<JournalRecord> records = new ArrayList<>(entries.size());
        entries.forEach(entry -> records.add(entry.record));
        try {
            long bytes = records.stream().mapToLong(record -> record.bytes().length).sum();
            leaveRoom(bytes);
            writable().append(records, next);
            long first = next;
            next += records.size();
            unapplied.add(new Appended(next - 1, bytes));
            unappliedBytes += bytes;
            return first;
        } catch (IOException e) {
            endSegment();
            throw failure(folder, e);
        }
    }

    /** Whoever stores what is waiting needs room, too, or nobody would see what was answered. */
    private void leaveRoom(long bytes) throws IOException {
        long wanted = bytes + STORED_TIMES * (unappliedBytes + bytes) + SPARE_BYTES;
        if (room.usableBytes() < wanted) {
            throw StoreException.diskFull(folder.toString(), null);
        }
    }

    private Segment.Output writable() throws IOException {
        Segment.Output current = output;
        if (current != null && current.size() < SEGMENT_BYTES) {
            return current;
        }
        endSegment();
        Segment segment = Segment.startingAt(folder, next);
        segment.delete(); // What a failed append left.
        segments.removeIf(old -> old.first() == next);
        current = segment.create();
        segments.add(segment);
        forceFolder();
        output = current;
        return current;
    }

    /** New requests go to another file. */
    private void endSegment() {
        Segment.Output current = output;
        output = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                LOG.warn("A file of {} cannot be closed", folder, e);
            }
        }
    }

    /** A new file is only found again after a crash when its folder is on the disk, too. */
    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Says that the store has everything up to a position; files that only hold that are deleted.
     */
    public synchronized void applied(long position) {
        applied = Math.max(applied, position);
        while (!unapplied.isEmpty() && unapplied.getFirst().last() <= applied) {
            unappliedBytes -= unapplied.removeFirst().bytes();
        }
        try {
            forgetApplied();
        } catch (IOException e) {
            LOG.warn("Files of {} that nobody needs any more cannot be deleted", folder, e);
        }
    }

    private void forgetApplied() throws IOException {
        while (!segments.isEmpty() && endOfFirst(segments) <= applied + 1) {
            if (segments.size() == 1 && output != null) {
                return; // The next request goes there.
            }
            segments.removeFirst().delete();
        }
    }

    /** Where the first of the files ends. */
    private long endOfFirst(Deque<Segment> all) {
        return all.stream().skip(1).findFirst().map(Segment::first).orElse(next);
    }

    /**
     * Puts a request that cannot be stored into a file of its own, so that it is neither lost nor
     * in the way; {@link #takeSetAside} gives it back. The file is on the disk when this returns.
     */
    public synchronized void setAside(long position) {
        Path file = folder.resolve(position + SET_ASIDE);
        try {
            read(
                    new ArrayDeque<>(segments),
                    position,
                    (at, input) -> {
                        if (at == position) {
                            writeWhole(file, JournalRecord.of(input).bytes());
                        }
                    });
            LOG.error("A request that could not be stored was set aside: {}", file);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Makes a file that a crash leaves whole or not at all. */
    private void writeWhole(Path file, byte[] bytes) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + DRAFT);
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        forceFolder();
    }

    /**
     * Appends what was set aside earlier as if it came again, and deletes what a crash cut, which
     * the journal still has. What finds no room on the disk stays where it is.
     */
    public synchronized void takeSetAside() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SET_ASIDE)) {
                    append(List.of(new Entry(JournalRecord.of(Files.readAllBytes(file)))));
                }
                if (name.endsWith(SET_ASIDE) || name.endsWith(DRAFT)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw failure(folder, e);
        } catch (StoreException e) {
            if (e.code() != StoreException.Code.DISK_FULL) {
                throw e;
            }
            LOG.warn("Requests that were set aside stay so for now: {}", e.getMessage());
        }
    }

    private static StoreException failure(Path path, IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("No space left on device") || message.contains("File too large")) {
            return StoreException.diskFull(path.toString(), failure);
        }
        return Files.isWritable(path)
                ? StoreException.unusableFile(path.toString(), message, failure)
                : StoreException.readOnly(path.toString(), failure);
    }

    /** Deletes what the store has; what it lacks stays for the next start. */
    @Override
    public synchronized void close() {
        endSegment();
        applied(applied);
    }
}
