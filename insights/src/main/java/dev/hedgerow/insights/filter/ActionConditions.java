package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.ActionDefinition.Matching;
import dev.hedgerow.insights.project.ActionDefinition.Step;
import dev.hedgerow.insights.project.ActionDefinition.TextMatch;
import java.util.ArrayList;
import java.util.List;

/** Actions as conditions on {@code events}: any step, and all parts of it (trends rule 21). */
public final class ActionConditions {
    private static final String AUTOCAPTURE = "$autocapture";
    private static final Expr EVENT = Conditions.field(List.of("event"));
    private static final Expr URL = Conditions.field(List.of("properties", "$current_url"));

    private final FilterConditions filters;

    public ActionConditions(FilterConditions filters) {
        this.filters = filters;
    }

    /** An action without steps matches everything. */
    public Expr of(ActionDefinition action) {
        return action.steps().isEmpty()
                ? Conditions.TRUE
                : Conditions.or(action.steps().stream().map(this::step).toList());
    }

    private Expr step(Step step) {
        List<Expr> parts = new ArrayList<>();
        if (step.event() != null) {
            parts.add(Conditions.equal(EVENT, step.event()));
        }
        if (AUTOCAPTURE.equals(step.event())) {
            addElements(step, parts);
        }
        if (step.url() != null) {
            parts.add(url(step.url()));
        }
        parts.add(filters.of(step.properties()));
        return Conditions.and(parts);
    }

    private static void addElements(Step step, List<Expr> parts) {
        if (step.selector() != null) {
            parts.add(ElementConditions.selector(step.selector()));
        }
        if (step.tagName() != null) {
            parts.add(ElementConditions.tagName(step.tagName()));
        }
        if (step.href() != null) {
            parts.add(match(ElementConditions.href(), step.href()));
        }
        if (step.text() != null) {
            Expr item = Conditions.field(List.of("element_text"));
            parts.add(
                    Conditions.exists(
                            "element_text", match(item, step.text()), ElementConditions.texts()));
        }
    }

    private static Expr match(Expr left, TextMatch match) {
        return switch (match.matching()) {
            case EXACT -> Conditions.equal(left, match.text());
            case CONTAINS ->
                    Conditions.compare(
                            CompareOp.ILIKE, left, Constant.of("%" + match.text() + "%"));
            case REGEX -> Conditions.compare(CompareOp.REGEX, left, Constant.of(match.text()));
        };
    }

    /** As {@link #match}, but "contains" minds the case; {@code %} is a wildcard. */
    private static Expr url(TextMatch match) {
        return match.matching() == Matching.CONTAINS
                ? Conditions.compare(CompareOp.LIKE, URL, Constant.of("%" + match.text() + "%"))
                : match(URL, match);
    }
}
