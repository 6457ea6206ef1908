package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.sql.SqlWindow;
import dev.hedgerow.hogql.sql.SqlWindow.Bound;
import dev.hedgerow.hogql.sql.SqlWindow.Edge;
import dev.hedgerow.hogql.sql.SqlWindow.Frame;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code lagInFrame} and its like: a row before or after, as far as the frame holds it; beyond it
 * the given default, else null or, for what cannot be null, the type's default.
 *
 * <p>The engine's {@code lag} and {@code lead} look beyond the frame. Where a frame begins and ends
 * is told by counting rows: up to its end from the partition's first row, and from its start to the
 * partition's last row.
 */
final class Neighbours {
    private static final Bound FIRST = new Bound(Edge.UNBOUNDED_PRECEDING, null);
    private static final Bound LAST = new Bound(Edge.UNBOUNDED_FOLLOWING, null);
    private static final Bound CURRENT = new Bound(Edge.CURRENT_ROW, null);
    private static final Frame ALL = new Frame(true, FIRST, LAST);

    private Neighbours() {}

    /**
     * @param wholePartition whether all rows of the partition count when the query gives no frame,
     *     instead of those up to the current row and its equals
     */
    static Sql lower(CallSite site, boolean ahead, boolean wholePartition) {
        Sql offset = site.size() >= 2 ? site.arg(2) : Sql.value(1L);
        Sql otherwise = site.size() == 3 ? common(site, 3) : Defaults.of(site.type());
        Sql value = site.size() == 3 ? common(site, 1) : site.arg(1);
        Sql found =
                ahead
                        ? site.aggregate("lead($1, $2, $3)$over", value, offset, otherwise)
                        : site.aggregate("lag($1, $2, $3)$over", value, offset, otherwise);
        List<Sql> outside = outside(site, ahead, wholePartition, offset);
        return outside.isEmpty()
                ? found
                : Sql.of(
                        "CASE WHEN $1 THEN $2 ELSE $3 END",
                        new Sql.Logic(false, outside),
                        otherwise,
                        found);
    }

    private static Sql common(CallSite site, int argument) {
        HogqlType type = site.type();
        return Comparisons.against(site.arg(argument), site.type(argument), type, site.clock());
    }

    /** In which cases the row is not in the frame; none where it always is. */
    private static List<Sql> outside(
            CallSite site, boolean ahead, boolean wholePartition, Sql offset) {
        SqlWindow window = Objects.requireNonNull(site.window());
        Frame frame = window.frame();
        if (frame == null) {
            boolean all = wholePartition || window.orderBy().isEmpty();
            frame = all ? ALL : new Frame(false, FIRST, CURRENT);
        }
        Bound end = frame.end() == null ? CURRENT : frame.end();
        Sql row = site.aggregate("row_number()$over");
        Sql target = ahead ? Sql.of("$1 + $2", row, offset) : Sql.of("$1 - $2", row, offset);
        List<Sql> outside = new ArrayList<>();
        if (ahead ? end.edge() != Edge.UNBOUNDED_FOLLOWING : end.edge() == Edge.PRECEDING) {
            Sql last = site.over(new Frame(frame.rows(), FIRST, end), "count(*)$over");
            outside.add(Sql.of("($1 > $2)", target, last));
        }
        Edge start = frame.start().edge();
        if (ahead ? start == Edge.FOLLOWING : start != Edge.UNBOUNDED_PRECEDING) {
            Sql rows = site.over(ALL, "count(*)$over");
            Sql fromStart =
                    site.over(new Frame(frame.rows(), frame.start(), LAST), "count(*)$over");
            outside.add(Sql.of("($1 <= $2 - $3)", target, rows, fromStart));
        }
        return outside;
    }
}
