package dev.hedgerow.insights.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a trend that change its numbers; those that only change its looks are not kept.
 *
 * @param smoothing the number of points of the trailing mean, 1 for none; slopes have none
 * @param formulas over series A, B, C …; not empty means that their rows replace the series' rows
 */
public record TrendsFilter(
        Display display, int smoothing, List<Formula> formulas, boolean hideWeekends) {

    /** A formula and the name its author gave it. */
    public record Formula(String expression, @Nullable String customName) {}

    public TrendsFilter {
        formulas = List.copyOf(formulas);
    }

    static TrendsFilter parse(Fields fields) {
        Display display = fields.choice("display", Display.class, Display.LINE);
        int smoothing = fields.integer("smoothingIntervals", 1);
        return new TrendsFilter(
                display,
                display == Display.SLOPE_GRAPH ? 1 : smoothing,
                formulas(fields),
                fields.flag("hideWeekends"));
    }

    private static List<Formula> formulas(Fields fields) {
        List<Formula> formulas = new ArrayList<>();
        for (Formula node : fields.objects("formulaNodes", TrendsFilter::formulaNode)) {
            addIfGiven(formulas, node);
        }
        if (formulas.isEmpty()) {
            fields.texts("formulas").forEach(text -> addIfGiven(formulas, new Formula(text, null)));
        }
        String single = fields.text("formula");
        if (formulas.isEmpty() && single != null) {
            addIfGiven(formulas, new Formula(single, null));
        }
        return formulas;
    }

    private static Formula formulaNode(Fields fields) {
        return new Formula(fields.requiredText("formula"), fields.text("custom_name"));
    }

    private static void addIfGiven(List<Formula> formulas, Formula formula) {
        if (!formula.expression().isBlank()) {
            formulas.add(formula);
        }
    }
}
