package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.sequence.ActorIndex;
import dev.hedgerow.insights.sequence.ActorPeriods;
import dev.hedgerow.insights.sequence.PackedRows;
import dev.hedgerow.insights.sequence.SortedRows;
import dev.hedgerow.store.Row;
import dev.hedgerow.store.RowVisitor;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a {@link PathsPlan}. One thread only. */
public final class PathRows implements RowVisitor {
    private static final int ACTOR = 0;
    private static final int TIME = 1;
    private static final int ITEM = 2;
    private static final int UNIT = 3;

    private final ActorIndex actors = ActorIndex.ofPersons();
    private final @Nullable ActorPeriods periods;
    private final PathItems items;
    private final PackedRows rows = new PackedRows();

    /**
     * @param periods the time in which the events of each unit count; null for all
     */
    public PathRows(PathsPlan plan, @Nullable ActorPeriods periods) {
        this.periods = periods;
        this.items = new PathItems(plan.query().filter());
    }

    @Override
    public void visit(Row row) {
        long time = row.longAt(TIME);
        if (periods != null && !periods.contain(row, UNIT, time)) {
            return;
        }
        String text = row.stringAt(ITEM);
        int item = items.of(text == null ? "" : text);
        if (item != PathItems.LEFT_OUT) {
            rows.add(actors.of(row, ACTOR), time, item);
        }
    }

    /** All rows sorted; once, when all have been visited. */
    SortedRows sort() {
        return rows.sort(actors.size());
    }

    ActorIndex actors() {
        return actors;
    }

    PathItems items() {
        return items;
    }
}
