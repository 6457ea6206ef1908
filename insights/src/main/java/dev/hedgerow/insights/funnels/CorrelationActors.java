package dev.hedgerow.insights.funnels;

import dev.hedgerow.store.Row;
import dev.hedgerow.store.RowVisitor;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is behind a row of a correlation; reads the rows of {@link CorrelationPlanner#deeds}. */
public final class CorrelationActors implements RowVisitor {
    private final Entrants entrants;
    private final @Nullable Boolean converted;
    private final BitSet found = new BitSet();

    /**
     * @param converted whether only those who completed the funnel, or only the others, are meant
     */
    public CorrelationActors(Entrants entrants, @Nullable Boolean converted) {
        this.entrants = entrants;
        this.converted = converted;
    }

    /** Takes all who entered the funnel, whatever they did. */
    public void addAll() {
        entrants.entered().forEach(found::set);
    }

    @Override
    public void visit(Row row) {
        int actor = entrants.actors().find(row, 0);
        if (actor >= 0 && entrants.isDuring(actor, row.longAt(1))) {
            found.set(actor);
        }
    }

    /** The ids of persons, or keys of groups, each once and sorted. */
    public List<String> ids() {
        return found.stream()
                .filter(actor -> converted == null || entrants.isConverted(actor) == converted)
                .mapToObj(entrants.actors()::name)
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
