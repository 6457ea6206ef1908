package dev.hedgerow.insights.sequence;

import dev.hedgerow.store.RowChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The names of the actors of the chunks that one thread reads, each read once; for those who must
 * name actors, since counting them is cheaper without. One thread only.
 */
public final class ChunkActors {
    private final boolean persons;
    private final PairIndex keys = new PairIndex();
    private final List<UUID> ids = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /**
     * @param persons whether actors are UUIDs; otherwise they are texts
     */
    public ChunkActors(boolean persons) {
        this.persons = persons;
    }

    public void add(RowChunk chunk, int column, int row) {
        int known = keys.size();
        int actor = keys.of(chunk.keyAt(column, row), chunk.secondKeyAt(column, row));
        if (actor == known) {
            if (persons) {
                ids.add(chunk.uuidAt(column, row));
            } else {
                String text = chunk.textAt(column, row);
                texts.add(text == null ? "" : text);
            }
        }
    }

    /** Adds to an index those that are new there. */
    public void addTo(ActorIndex index) {
        for (int actor = 0; actor < keys.size(); actor++) {
            int known = index.size();
            if (index.keys().of(keys.first(actor), keys.second(actor)) == known) {
                switch (index) {
                    case ActorIndex.Persons all -> all.add(ids.get(actor));
                    case ActorIndex.Texts all -> all.add(texts.get(actor));
                }
            }
        }
    }
}
