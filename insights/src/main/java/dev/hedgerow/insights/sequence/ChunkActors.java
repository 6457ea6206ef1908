package dev.hedgerow.insights.sequence;

import dev.hedgerow.store.RowChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Numbers the actors of the chunks that one thread reads, by their keys. One thread only. */
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

    public int of(RowChunk chunk, int column, int row) {
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
        return actor;
    }

    /** The number in an index of each actor here. */
    public int[] in(ActorIndex index) {
        int[] numbers = new int[keys.size()];
        for (int actor = 0; actor < numbers.length; actor++) {
            numbers[actor] =
                    switch (index) {
                        case ActorIndex.Persons all -> all.of(ids.get(actor));
                        case ActorIndex.Texts all -> all.texts().of(texts.get(actor));
                    };
        }
        return numbers;
    }
}
