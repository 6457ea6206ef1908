package dev.hedgerow.insights.sequence;

import dev.hedgerow.store.ChunkVisitor;
import dev.hedgerow.store.RowChunk;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Gives each thread that reads chunks a part of its own. Thread-safe while it reads.
 *
 * @param <P> what a thread collects
 */
public final class ChunkReader<P extends ChunkVisitor> implements ChunkVisitor {
    private final Supplier<P> parts;
    private final Deque<P> idle = new ConcurrentLinkedDeque<>();
    private final List<P> all = new ArrayList<>();

    public ChunkReader(Supplier<P> parts) {
        this.parts = parts;
    }

    @Override
    public void visit(RowChunk chunk) {
        P part = idle.pollFirst();
        if (part == null) {
            part = newPart();
        }
        part.visit(chunk);
        idle.addFirst(part);
    }

    private synchronized P newPart() {
        P part = parts.get();
        all.add(part);
        return part;
    }

    /** The parts, when all chunks have been read. */
    public synchronized List<P> parts() {
        return List.copyOf(all);
    }
}
