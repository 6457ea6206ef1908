package dev.hedgerow.insights.sequence;

import dev.hedgerow.store.Row;
import dev.hedgerow.store.RowChunk;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers the actors of a query: persons by UUID, groups and other actors by text. */
public sealed interface ActorIndex {

    /** The number of the actor in a column; -1 for null and for one that has none. */
    int find(Row row, int column);

    /** The same for a row of a chunk. */
    int find(RowChunk chunk, int column, int row);

    int size();

    /** The UUID or text of an actor. */
    Object key(int actor);

    /** Actors that are persons. */
    static ActorIndex ofPersons() {
        return new Persons(new PairIndex());
    }

    /** Actors that are named by a text. */
    static ActorIndex ofTexts() {
        return new Texts(new TextIndex());
    }

    /** Persons by UUID. */
    record Persons(PairIndex pairs) implements ActorIndex {
        int of(UUID id) {
            return pairs.of(id.getMostSignificantBits(), id.getLeastSignificantBits());
        }

        @Override
        public int find(Row row, int column) {
            UUID id = row.uuidAt(column);
            return id == null ? -1 : find(id);
        }

        @Override
        public int find(RowChunk chunk, int column, int row) {
            return find(chunk.uuidAt(column, row));
        }

        private int find(UUID id) {
            return pairs.find(id.getMostSignificantBits(), id.getLeastSignificantBits());
        }

        @Override
        public int size() {
            return pairs.size();
        }

        @Override
        public Object key(int actor) {
            return new UUID(pairs.first(actor), pairs.second(actor));
        }
    }

    /** Anything else by text. */
    record Texts(TextIndex texts) implements ActorIndex {
        @Override
        public int find(Row row, int column) {
            return find(row.stringAt(column));
        }

        @Override
        public int find(RowChunk chunk, int column, int row) {
            return find(chunk.textAt(column, row));
        }

        private int find(@Nullable String text) {
            return text == null ? -1 : texts.find(text);
        }

        @Override
        public int size() {
            return texts.size();
        }

        @Override
        public Object key(int actor) {
            return texts.text(actor);
        }
    }
}
