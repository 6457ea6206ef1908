package dev.hedgerow.insights.breakdown;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.filter.PathCleaning;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Breakdown.ByHogql;
import dev.hedgerow.insights.query.Breakdown.ByProperty;
import dev.hedgerow.insights.query.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Breakdowns as HogQL on {@code events}: text that is never null, {@link BreakdownValues#NULL}
 * standing for missing, null and empty.
 */
public final class BreakdownExpressions {
    private static final String URL_ENDING = "[/?#]*$";
    private static final String EMPTY = "^$";
    private static final String ROOT = "/";

    /** Longer texts are cut, as PostHog does. */
    private static final int LONGEST_SHOWN = 400;

    private final ProjectSnapshot project;

    public BreakdownExpressions(ProjectSnapshot project) {
        this.project = project;
    }

    /**
     * The value of all breakdowns as one expression: text for one, an array of texts for several.
     *
     * @param bins per breakdown; {@link Bins#NONE} for those without
     */
    public Expr of(List<Breakdown> breakdowns, List<Bins> bins) {
        return together(
                IntStream.range(0, breakdowns.size())
                        .mapToObj(i -> of(breakdowns.get(i), bins.get(i)))
                        .toList());
    }

    /** The values of single breakdowns as one: empty for none, an array for several. */
    public static Expr together(List<Expr> values) {
        return switch (values.size()) {
            case 0 -> Constant.of("");
            case 1 -> values.getFirst();
            default -> new ArrayLiteral(values, Span.NONE);
        };
    }

    /** The value of one breakdown. */
    public Expr of(Breakdown breakdown, Bins bins) {
        return shown(breakdown, bare(breakdown, bins));
    }

    /** What one breakdown tells apart; {@link #shown} makes its text. */
    public Expr bare(Breakdown breakdown, Bins bins) {
        return isOfBins(breakdown) ? bins.label(number((ByProperty) breakdown)) : value(breakdown);
    }

    /** The text that stands for a bare value of a breakdown. */
    public static Expr shown(Breakdown breakdown, Expr bare) {
        return isOfBins(breakdown)
                ? bare
                : marked(Call.of("left", Call.of("toString", bare), Constant.of(LONGEST_SHOWN)));
    }

    private static boolean isOfBins(Breakdown breakdown) {
        return breakdown instanceof ByProperty property && property.histogramBins() != null;
    }

    /** The value of one breakdown without bins, however long it is. */
    public Expr uncut(Breakdown breakdown) {
        return marked(Call.of("toString", value(breakdown)));
    }

    /**
     * The values of all breakdowns as one text, {@code ::} between them; missing and null ones are
     * empty.
     */
    public Expr joined(List<Breakdown> breakdowns) {
        List<Expr> parts = new ArrayList<>();
        for (Breakdown breakdown : breakdowns) {
            if (!parts.isEmpty()) {
                parts.add(Constant.of(BreakdownValues.LABEL_SEPARATOR));
            }
            parts.add(Call.of("ifNull", Call.of("toString", value(breakdown)), Constant.of("")));
        }
        return parts.size() == 1 ? parts.getFirst() : Call.of("concat", parts.toArray(Expr[]::new));
    }

    private Expr value(Breakdown breakdown) {
        return switch (breakdown) {
            case ByProperty property -> normalized(property);
            case ByHogql hogql -> withoutAlias(HogqlParser.parseExpr(hogql.expression()));
            case ByCohort _ -> throw mixedWithCohorts();
        };
    }

    private static QueryException mixedWithCohorts() {
        return QueryException.invalid(
                "Cohorts cannot be combined with other breakdowns",
                "query.breakdownFilter.breakdowns");
    }

    /** The number whose bin is the value of a histogram breakdown. */
    public static Expr number(ByProperty breakdown) {
        return Call.of("toFloat", raw(breakdown));
    }

    private static Expr raw(ByProperty breakdown) {
        return FilterScope.EVENTS.field(breakdown.subject(), breakdown.key());
    }

    private Expr normalized(ByProperty breakdown) {
        Expr raw = raw(breakdown);
        Expr path = breakdown.cleanPath() ? PathCleaning.of(raw, project) : raw;
        return breakdown.normalizeUrl()
                ? replaced(replaced(path, URL_ENDING, ""), EMPTY, ROOT)
                : path;
    }

    private static Expr replaced(Expr text, String regex, String replacement) {
        return Call.of("replaceRegexpOne", text, Constant.of(regex), Constant.of(replacement));
    }

    private static Expr marked(Expr text) {
        return Call.of(
                "ifNull",
                Call.of("nullIf", text, Constant.of("")),
                Constant.of(BreakdownValues.NULL));
    }

    private static Expr withoutAlias(Expr expr) {
        return expr instanceof Alias alias ? alias.expr() : expr;
    }
}
