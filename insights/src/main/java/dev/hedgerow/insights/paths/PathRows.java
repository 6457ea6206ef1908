package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.sequence.ActorIndex;
import dev.hedgerow.insights.sequence.PackedRows;
import dev.hedgerow.insights.sequence.SortedRows;
import dev.hedgerow.store.Row;
import dev.hedgerow.store.RowVisitor;

/** Reads the rows of a {@link PathsPlan}. One thread only. */
public final class PathRows implements RowVisitor {
    private static final int ACTOR = 0;
    private static final int TIME = 1;
    private static final int ITEM = 2;

    private final ActorIndex actors = ActorIndex.ofPersons();
    private final PathItems items;
    private final PackedRows rows = new PackedRows();

    public PathRows(PathsPlan plan) {
        this.items = new PathItems(plan.query().filter());
    }

    @Override
    public void visit(Row row) {
        String text = row.stringAt(ITEM);
        int item = items.of(text == null ? "" : text);
        if (item != PathItems.LEFT_OUT) {
            rows.add(actors.of(row, ACTOR), row.longAt(TIME), item);
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
