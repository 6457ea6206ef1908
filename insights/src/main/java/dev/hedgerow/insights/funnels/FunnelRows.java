package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.sequence.ActorIndex;
import dev.hedgerow.insights.sequence.PackedRows;
import dev.hedgerow.insights.sequence.SortedRows;
import dev.hedgerow.store.Row;
import dev.hedgerow.store.RowVisitor;

/** Reads the rows of a {@link FunnelPlan}. One thread only. */
public final class FunnelRows implements RowVisitor {
    private static final int ACTOR = 0;
    private static final int TIME = 1;
    private static final int BITS = 2;
    private static final int BREAKDOWN = 3;

    private final FunnelBreakdown breakdown;
    private final ActorIndex actors;
    private final FunnelItems items = new FunnelItems();
    private final ValueIndex values = new ValueIndex();
    private final PackedRows rows = new PackedRows();

    public FunnelRows(FunnelPlan plan) {
        this.breakdown = plan.breakdown();
        this.actors = plan.ofPersons() ? ActorIndex.ofPersons() : ActorIndex.ofTexts();
    }

    @Override
    public void visit(Row row) {
        int value =
                switch (breakdown) {
                    case FunnelBreakdown.None _ -> 0;
                    case FunnelBreakdown.Texts texts ->
                            values.of(row, BREAKDOWN, texts.parts().size());
                    case FunnelBreakdown.Cohorts _ -> (int) row.longAt(BREAKDOWN);
                };
        rows.add(actors.of(row, ACTOR), row.longAt(TIME), items.of(row.longAt(BITS), value));
    }

    /** All rows sorted; once, when all have been visited. */
    SortedRows sort() {
        return rows.sort(actors.size());
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
