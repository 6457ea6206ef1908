package dev.hedgerow.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything, locked for this process as long as it is open. */
public final class DataFolder implements AutoCloseable {
    static final String METADATA_FILE = "metadata.sqlite";

    private static final String LOCK_FILE = "hedgerow.lock";

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Makes the folder when missing and locks it. */
    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(LOCK_FILE),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw StartException.folder(
                        folder.toString(),
                        "another Hedgerow is running on it. Stop that one, or choose another folder with --data.",
                        new IOException("locked"));
            }
            return new DataFolder(folder, channel);
        } catch (FileAlreadyExistsException e) {
            throw StartException.folder(folder.toString(), "a file of that name is in the way.", e);
        } catch (AccessDeniedException e) {
            throw StartException.folder(
                    folder.toString(), "no permission to write to " + e.getFile() + ".", e);
        } catch (IOException e) {
            throw StartException.folder(folder.toString(), String.valueOf(e.getMessage()), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // Held by another server in this same process.
        }
    }

    /** Users, projects, keys, insights, identities. */
    public Path metadataFile() {
        return folder.resolve(METADATA_FILE);
    }

    /** Events, persons, groups. */
    public Path eventsFile() {
        return folder.resolve("events.duckdb");
    }

    /** Requests that were answered and whose events are not stored yet. */
    public Path journal() {
        return folder.resolve("journal");
    }

    /** Files that nobody misses when the process has ended; made by whoever writes there. */
    public Path temporary() {
        return folder.resolve("tmp");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
