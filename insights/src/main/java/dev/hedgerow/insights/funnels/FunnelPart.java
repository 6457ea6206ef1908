package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.sequence.ActorIndex;
import dev.hedgerow.insights.sequence.ChunkActors;
import dev.hedgerow.insights.sequence.ChunkTexts;
import dev.hedgerow.insights.sequence.PackedRows;
import dev.hedgerow.insights.sequence.PairIndex;
import dev.hedgerow.insights.sequence.RowSpace;
import dev.hedgerow.store.ChunkVisitor;
import dev.hedgerow.store.RowChunk;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link FunnelPlan} that one thread reads, in numbers of its own. */
public final class FunnelPart implements ChunkVisitor {
    private static final int ACTOR = 0;
    private static final int TIME = 1;
    private static final int BITS = 2;
    private static final int BREAKDOWN = 3;

    private final FunnelBreakdown breakdown;
    private final @Nullable ChunkActors actors;
    private final ChunkTexts texts = new ChunkTexts();

    // A list of texts is the list before its last text, 0 for none, and that text.
    private final PairIndex lists = new PairIndex();
    private final FunnelItems items = new FunnelItems();
    private final PackedRows rows;

    /**
     * @param actors what notes the names of actors; null when nobody asks for them
     */
    FunnelPart(FunnelPlan plan, @Nullable ChunkActors actors, RowSpace space) {
        this.rows = new PackedRows(space);
        this.breakdown = plan.breakdown();
        this.actors = actors;
    }

    @Override
    public void visit(RowChunk chunk) {
        for (int row = 0; row < chunk.rows(); row++) {
            int item = items.of(chunk.longAt(BITS, row), value(chunk, row));
            rows.add(
                    chunk.keyAt(ACTOR, row),
                    chunk.secondKeyAt(ACTOR, row),
                    chunk.longAt(TIME, row),
                    item);
            if (actors != null) {
                actors.add(chunk, ACTOR, row);
            }
        }
    }

    private int value(RowChunk chunk, int row) {
        return switch (breakdown) {
            case FunnelBreakdown.None _ -> 0;
            case FunnelBreakdown.Texts breakdownTexts -> {
                int list = ValueIndex.START;
                for (int part = 0; part < breakdownTexts.parts().size(); part++) {
                    list = lists.of(list, texts.of(chunk, BREAKDOWN + part, row)) + 1;
                }
                yield list;
            }
            case FunnelBreakdown.Cohorts _ -> (int) chunk.longAt(BREAKDOWN, row);
        };
    }

    /** The rows, in the numbers of all parts. */
    PackedRows.Part in(ActorIndex allActors, FunnelItems allItems, ValueIndex allValues) {
        if (actors != null) {
            actors.addTo(allActors);
        }
        int[] valueOfList = values(allValues);
        int[] itemOfItem = new int[items.size()];
        for (int item = 0; item < itemOfItem.length; item++) {
            int value = items.value(item);
            itemOfItem[item] =
                    allItems.of(
                            items.bits(item),
                            breakdown instanceof FunnelBreakdown.Texts
                                    ? valueOfList[value]
                                    : value);
        }
        return new PackedRows.Part(rows, itemOfItem);
    }

    /** A list comes after the shorter one that it begins with. */
    private int[] values(ValueIndex all) {
        int[] numbers = new int[lists.size() + 1];
        for (int list = 0; list < lists.size(); list++) {
            String text = texts.text((int) lists.second(list));
            numbers[list + 1] =
                    all.longer(
                            numbers[(int) lists.first(list)],
                            text.equals(BreakdownValues.NULL) ? "" : text);
        }
        return numbers;
    }
}
