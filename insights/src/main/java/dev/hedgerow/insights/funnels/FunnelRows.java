package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.sequence.ActorIndex;
import dev.hedgerow.insights.sequence.ActorRuns;
import dev.hedgerow.insights.sequence.ChunkActors;
import dev.hedgerow.insights.sequence.ChunkReader;
import dev.hedgerow.insights.sequence.PackedRows;
import dev.hedgerow.insights.sequence.RowSpace;
import java.util.ArrayList;
import java.util.List;

/** The rows of a {@link FunnelPlan}, and what their numbers stand for. */
public final class FunnelRows {
    private final ActorIndex actors;
    private final FunnelItems items = new FunnelItems();
    private final ValueIndex values = new ValueIndex();
    private final RowSpace space;
    private final List<PackedRows.Part> parts = new ArrayList<>();

    /**
     * What reads the rows of a plan.
     *
     * @param space where the rows are until they are used up
     */
    public static ChunkReader<FunnelPart> reader(FunnelPlan plan, RowSpace space) {
        return new ChunkReader<>(() -> new FunnelPart(plan, null, space));
    }

    /** What reads the rows of a plan and the names of its actors, for {@link #actors}. */
    public static ChunkReader<FunnelPart> readerWithNames(FunnelPlan plan, RowSpace space) {
        return new ChunkReader<>(
                () -> new FunnelPart(plan, new ChunkActors(plan.ofPersons()), space));
    }

    /**
     * All rows that a reader has read.
     *
     * @param space the reader's
     */
    public FunnelRows(FunnelPlan plan, ChunkReader<FunnelPart> reader, RowSpace space) {
        this.actors = plan.ofPersons() ? ActorIndex.ofPersons() : ActorIndex.ofTexts();
        this.space = space;
        for (FunnelPart part : reader.parts()) {
            parts.add(part.in(actors, items, values));
        }
    }

    /** All rows by actor, once. */
    ActorRuns runs(Runnable stillWanted) {
        return new ActorRuns(parts, space, stillWanted);
    }

    /** The actors; none unless their names were read. */
    ActorIndex actors() {
        return actors;
    }

    FunnelItems items() {
        return items;
    }

    ValueIndex values() {
        return values;
    }
}
