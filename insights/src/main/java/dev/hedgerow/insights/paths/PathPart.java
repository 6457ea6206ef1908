package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.sequence.ActorIndex;
import dev.hedgerow.insights.sequence.ActorPeriods;
import dev.hedgerow.insights.sequence.ChunkActors;
import dev.hedgerow.insights.sequence.ChunkTexts;
import dev.hedgerow.insights.sequence.PackedRows;
import dev.hedgerow.insights.sequence.RowSpace;
import dev.hedgerow.store.ChunkVisitor;
import dev.hedgerow.store.RowChunk;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link PathsPlan} that one thread reads, in numbers of its own. */
public final class PathPart implements ChunkVisitor {
    private static final int ACTOR = 0;
    private static final int TIME = 1;
    private static final int ITEM = 2;
    private static final int UNIT = 3;

    private final @Nullable ActorPeriods periods;
    private final @Nullable ChunkActors actors;
    private final ChunkTexts texts = new ChunkTexts();
    private final PathItems items;
    private final PackedRows rows;

    private int[] itemOfText = new int[1 << 8];
    private int knownTexts;

    /**
     * @param actors what notes the names of actors; null when nobody asks for them
     */
    PathPart(
            PathsPlan plan,
            @Nullable ActorPeriods periods,
            @Nullable ChunkActors actors,
            RowSpace space) {
        this.rows = new PackedRows(space);
        this.actors = actors;
        this.periods = periods;
        this.items = new PathItems(plan.query().filter());
    }

    @Override
    public void visit(RowChunk chunk) {
        for (int row = 0; row < chunk.rows(); row++) {
            long time = chunk.longAt(TIME, row);
            if (periods != null && !periods.contain(chunk, UNIT, row, time)) {
                continue;
            }
            int item = item(texts.of(chunk, ITEM, row));
            if (item != PathItems.LEFT_OUT) {
                rows.add(chunk.keyAt(ACTOR, row), chunk.secondKeyAt(ACTOR, row), time, item);
                if (actors != null) {
                    actors.add(chunk, ACTOR, row);
                }
            }
        }
    }

    /** Texts are numbered one after the other, so the next one is new. */
    private int item(int text) {
        if (text == knownTexts) {
            if (text == itemOfText.length) {
                itemOfText = Arrays.copyOf(itemOfText, 2 * text);
            }
            itemOfText[text] = items.of(texts.text(text));
            knownTexts++;
        }
        return itemOfText[text];
    }

    /** The rows, in the numbers of all parts. */
    PackedRows.Part in(ActorIndex allActors, PathItems allItems) {
        if (actors != null) {
            actors.addTo(allActors);
        }
        int[] itemOfItem = new int[items.size()];
        for (int item = 0; item < itemOfItem.length; item++) {
            itemOfItem[item] = allItems.shown(items.text(item));
        }
        return new PackedRows.Part(rows, itemOfItem);
    }
}
