package dev.hedgerow.insights.sequence;

import dev.hedgerow.store.Row;
import dev.hedgerow.store.RowChunk;
import java.util.UUID;

/**
 * Numbers the actors of a query, and knows them by name: persons by UUID, groups and other actors
 * by text. In scans they are known by their keys. One thread writes; many may read afterwards.
 */
public sealed interface ActorIndex {

    /** The number of each pair of keys, which is that of the name. */
    PairIndex keys();

    /** The number of the actor in a column; -1 for null and for one that has none. */
    int find(Row row, int column);

    /** The UUID or text of an actor. */
    Object name(int actor);

    /** The same for a row of a scan. */
    default int find(RowChunk chunk, int column, int row) {
        return keys().find(chunk.keyAt(column, row), chunk.secondKeyAt(column, row));
    }

    /** The number of the actor whose rows these are; -1 for one that has none. */
    default int find(ActorRows rows) {
        return keys().find(rows.key(), rows.secondKey());
    }

    default int size() {
        return keys().size();
    }

    /** Actors that are persons. */
    static ActorIndex ofPersons() {
        return new Persons(new PairIndex(), new PairIndex());
    }

    /** Actors that are named by a text. */
    static ActorIndex ofTexts() {
        return new Texts(new PairIndex(), new TextIndex());
    }

    /** Persons by UUID. */
    record Persons(PairIndex keys, PairIndex ids) implements ActorIndex {
        void add(UUID id) {
            ids.add(id.getMostSignificantBits(), id.getLeastSignificantBits());
        }

        @Override
        public int find(Row row, int column) {
            UUID id = row.uuidAt(column);
            return id == null
                    ? -1
                    : ids.find(id.getMostSignificantBits(), id.getLeastSignificantBits());
        }

        @Override
        public Object name(int actor) {
            return new UUID(ids.first(actor), ids.second(actor));
        }
    }

    /** Anything else by text. */
    record Texts(PairIndex keys, TextIndex texts) implements ActorIndex {
        void add(String text) {
            int _ = texts.of(text);
        }

        @Override
        public int find(Row row, int column) {
            String text = row.stringAt(column);
            return text == null ? -1 : texts.find(text);
        }

        @Override
        public Object name(int actor) {
            return texts.text(actor);
        }
    }
}
