package dev.hedgerow.server;

import dev.hedgerow.ingest.journal.Journal;
import dev.hedgerow.insights.sequence.RowMemory;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.store.StoreException;
import dev.hedgerow.store.duckdb.DuckDbEventStore;
import dev.hedgerow.store.duckdb.DuckDbSettings;
import java.util.List;

/** The two files, metadata and events, the journal, and where rows wait that queries sort. */
record Storage(
        MetadataDatabase metadata, DuckDbEventStore events, Journal journal, RowMemory rowMemory) {
    private static final long BYTES_PER_MEGABYTE = 1024L * 1024;

    /** Locks the folder and opens what is in it. */
    static Storage open(Config config, RunningServer.Parts parts) {
        DataFolder folder = parts.add(DataFolder.open(config.data()));
        try {
            MetadataDatabase metadata = parts.add(MetadataDatabase.open(folder.metadataFile()));
            DuckDbEventStore events =
                    parts.add(DuckDbEventStore.open(settings(folder, config), List.of()));
            return new Storage(
                    metadata,
                    events,
                    parts.add(Journal.open(folder.journal(), events.writer().appliedPosition())),
                    RowMemory.ofHeap(folder.temporary()));
        } catch (MetadataException | StoreException e) {
            throw StartException.file(e);
        }
    }

    private static DuckDbSettings settings(DataFolder folder, Config config) {
        DuckDbSettings standard = DuckDbSettings.of(folder.eventsFile());
        return new DuckDbSettings(
                folder.eventsFile(),
                config.queryMemoryMb() * BYTES_PER_MEGABYTE,
                config.queryThreads(),
                config.queriesAtOnce(),
                standard.checkpointBytes());
    }
}
