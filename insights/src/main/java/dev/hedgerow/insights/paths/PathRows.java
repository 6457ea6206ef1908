package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.sequence.ActorIndex;
import dev.hedgerow.insights.sequence.ActorPeriods;
import dev.hedgerow.insights.sequence.ActorRuns;
import dev.hedgerow.insights.sequence.ChunkActors;
import dev.hedgerow.insights.sequence.ChunkReader;
import dev.hedgerow.insights.sequence.PackedRows;
import dev.hedgerow.insights.sequence.RowSpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link PathsPlan}, and what their numbers stand for. */
public final class PathRows {
    private final ActorIndex actors = ActorIndex.ofPersons();
    private final PathItems items;
    private final RowSpace space;
    private final List<PackedRows.Part> parts = new ArrayList<>();

    /**
     * What reads the rows of a plan.
     *
     * @param periods the time in which the events of each unit count; null for all
     * @param space where the rows are until they are used up
     */
    public static ChunkReader<PathPart> reader(
            PathsPlan plan, @Nullable ActorPeriods periods, RowSpace space) {
        return new ChunkReader<>(() -> new PathPart(plan, periods, null, space));
    }

    /** What reads the rows of a plan and the names of its actors, for {@link #actors}. */
    public static ChunkReader<PathPart> readerWithNames(
            PathsPlan plan, @Nullable ActorPeriods periods, RowSpace space) {
        return new ChunkReader<>(() -> new PathPart(plan, periods, new ChunkActors(true), space));
    }

    /**
     * All rows that a reader has read.
     *
     * @param space the reader's
     */
    public PathRows(PathsPlan plan, ChunkReader<PathPart> reader, RowSpace space) {
        this.items = new PathItems(plan.query().filter());
        this.space = space;
        for (PathPart part : reader.parts()) {
            parts.add(part.in(actors, items));
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

    PathItems items() {
        return items;
    }
}
