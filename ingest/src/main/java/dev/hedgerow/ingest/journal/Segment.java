package dev.hedgerow.ingest.journal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of the journal: records one after the other, each behind its length, its checksum and
 * its position. It is read up to the first record that is not whole, which is where a crash hit;
 * what stood there was never answered.
 */
final class Segment {

    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);

    private static final int HEADER_BYTES = 2 * Integer.BYTES + Long.BYTES;
    private static final String SUFFIX = ".journal";

    private final Path path;
    private final long first;

    private Segment(Path path, long first) {
        this.path = path;
        this.first = first;
    }

    /** The file that begins with that position; names sort like positions. */
    static Segment startingAt(Path folder, long first) {
        return new Segment(folder.resolve("%019d%s".formatted(first, SUFFIX)), first);
    }

    static boolean is(Path path) {
        return path.getFileName().toString().matches("\\d{19}\\" + SUFFIX);
    }

    static Segment of(Path path) {
        String name = path.getFileName().toString();
        return new Segment(
                path, Long.parseLong(name.substring(0, name.length() - SUFFIX.length())));
    }

    /** The position of its first record. */
    long first() {
        return first;
    }

    /** The position behind its last whole record. */
    long end() throws IOException {
        return read(Long.MAX_VALUE, (_, _) -> {});
    }

    /**
     * Hands over the records from a position on.
     *
     * @return the position behind the last whole record
     */
    long read(long from, Journal.Reader reader) throws IOException {
        long position = first;
        long left = Files.size(path);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            while (left >= HEADER_BYTES) {
                int length = in.readInt();
                int checksum = in.readInt();
                boolean fits = in.readLong() == position && length >= 0;
                left -= HEADER_BYTES + (long) length;
                if (!fits || left < 0) {
                    break;
                }
                JournalRecord record = JournalRecord.of(in.readNBytes(length));
                if (record.checksum() != checksum) {
                    break;
                }
                if (position >= from) {
                    reader.read(position, record.input());
                }
                position++;
            }
        }
        if (left != 0) {
            LOG.info("{}: a crash cut record {}, which nobody was answered for", path, position);
        }
        return position;
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** A new file to write to. */
    Output create() throws IOException {
        return new Output(
                path,
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Writes records to a segment; for one thread. */
    static final class Output implements AutoCloseable {

        /** Outside of the heap: channels copy arrays into buffers that large, and keep those. */
        private static final int BUFFER_BYTES = 1 << 18;

        private final Path path;
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        private long size;

        private Output(Path path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
        }

        /** How many bytes of it are on the disk. */
        long size() {
            return size;
        }

        /**
         * Appends the records, and returns when they are on the disk. When it throws, none of them
         * is part of the file.
         */
        void append(List<JournalRecord> records, long firstPosition) throws IOException {
            try {
                buffer.clear();
                long position = firstPosition;
                for (JournalRecord record : records) {
                    if (buffer.remaining() < HEADER_BYTES) {
                        flush();
                    }
                    buffer.putInt(record.bytes().length)
                            .putInt(record.checksum())
                            .putLong(position++);
                    put(record.bytes());
                }
                flush();
                channel.force(false);
                size = channel.position();
            } catch (IOException e) {
                takeBack(e);
                throw e;
            }
        }

        private void put(byte[] bytes) throws IOException {
            int done = 0;
            while (done < bytes.length) {
                if (!buffer.hasRemaining()) {
                    flush();
                }
                int step = Math.min(buffer.remaining(), bytes.length - done);
                buffer.put(bytes, done, step);
                done += step;
            }
        }

        private void flush() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }

        private void takeBack(IOException failure) {
            try {
                channel.truncate(size);
                channel.position(size);
            } catch (IOException e) {
                LOG.error("{} cannot be cut back to what is whole", path, e);
                failure.addSuppressed(e);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
