package dev.hedgerow.insights.paths;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.hogql.parser.Placeholders;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.PathCleaning;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.PathType;
import dev.hedgerow.insights.query.PathsFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which events are steps of a path, and what each of them is (paths rules 6, 8, 9 and 11). */
final class ItemExpressions {
    private static final Expr EVENT = Field.of("event");

    /** The address without one slash at its end; only "/" keeps it. */
    private static final Expr URL =
            Placeholders.fill(
                    HogqlParser.parseExpr(
                            """
                            if(endsWith({url}, '/') AND {url} != '/',
                                left({url}, lengthUTF8({url}) - 1), {url})
                            """),
                    Map.of("url", HogqlParser.parseExpr("ifNull(properties.$current_url, '')")));

    private static final Expr SCREEN_NAME = HogqlParser.parseExpr("properties.$screen_name");
    private static final Expr CUSTOM = HogqlParser.parseExpr("NOT startsWith(event, '$')");

    private final PathsFilter filter;
    private final ProjectSnapshot project;

    ItemExpressions(PathsFilter filter, ProjectSnapshot project) {
        this.filter = filter;
        this.project = project;
    }

    /** Whether an event is looked at; only {@code hogql} leaves none out. */
    Expr condition() {
        List<Expr> kinds = new ArrayList<>();
        for (PathType type : filter.types()) {
            switch (type) {
                case PAGE_VIEW, SCREEN -> kinds.add(isOf(type));
                case CUSTOM_EVENT -> kinds.add(CUSTOM);
                case HOGQL -> {}
            }
        }
        return kinds.isEmpty() ? Conditions.TRUE : Conditions.or(kinds);
    }

    /** The item's text, never null; cleaned. */
    Expr item() {
        Expr item = EVENT;
        String hogql = filter.hogql();
        if (hogql != null && names(PathType.HOGQL)) {
            item = Call.of("toString", withoutAlias(HogqlParser.parseExpr(hogql)));
        }
        if (names(PathType.PAGE_VIEW)) {
            item = Call.of("if", isOf(PathType.PAGE_VIEW), URL, item);
        }
        if (names(PathType.SCREEN)) {
            item = Call.of("if", isOf(PathType.SCREEN), SCREEN_NAME, item);
        }
        return cleaned(Call.of("ifNull", item, Constant.of("")));
    }

    /** Whether events of a type go by more than their name. */
    private boolean names(PathType type) {
        return filter.types().isEmpty()
                ? !filter.exclusions().contains(type.json())
                : filter.types().contains(type);
    }

    private static Expr isOf(PathType type) {
        return Conditions.equal(EVENT, type.json());
    }

    private static Expr withoutAlias(Expr expr) {
        return expr instanceof Alias alias ? alias.expr() : expr;
    }

    private Expr cleaned(Expr item) {
        Expr cleaned = filter.projectCleaning() ? PathCleaning.of(item, project) : item;
        for (PathsFilter.Replacement own : filter.cleaning()) {
            cleaned = PathCleaning.of(cleaned, own.regex(), own.alias());
        }
        return cleaned;
    }
}
