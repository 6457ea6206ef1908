package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.sequence.ActorIndex;
import dev.hedgerow.insights.sequence.ChunkReader;
import dev.hedgerow.insights.sequence.PackedRows;
import dev.hedgerow.insights.sequence.SortedRows;
import java.util.ArrayList;
import java.util.List;

/** The rows of a {@link FunnelPlan}, and what their numbers stand for. */
public final class FunnelRows {
    private final ActorIndex actors;
    private final FunnelItems items = new FunnelItems();
    private final ValueIndex values = new ValueIndex();
    private final List<PackedRows.Part> parts = new ArrayList<>();

    /** What reads the rows of a plan. */
    public static ChunkReader<FunnelPart> reader(FunnelPlan plan) {
        return new ChunkReader<>(() -> new FunnelPart(plan));
    }

    /** All rows that a reader has read. */
    public FunnelRows(FunnelPlan plan, ChunkReader<FunnelPart> reader) {
        this.actors = plan.ofPersons() ? ActorIndex.ofPersons() : ActorIndex.ofTexts();
        for (FunnelPart part : reader.parts()) {
            parts.add(part.in(actors, items, values));
        }
    }

    /** All rows sorted; once. */
    SortedRows sort() {
        return PackedRows.sort(parts, actors.size());
    }

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
