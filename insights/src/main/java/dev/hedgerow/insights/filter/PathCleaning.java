package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.project.ProjectSnapshot;

/** Replacements for URLs, applied in order. */
public final class PathCleaning {
    private PathCleaning() {}

    /** The expression after all of the project's replacements. */
    public static Expr of(Expr path, ProjectSnapshot project) {
        Expr cleaned = path;
        for (ProjectSnapshot.PathCleaning rule : project.pathCleaning()) {
            cleaned = of(cleaned, rule.regex(), rule.alias());
        }
        return cleaned;
    }

    /** The expression with an alias in place of every match of a regular expression. */
    public static Expr of(Expr path, String regex, String alias) {
        return Call.of("replaceRegexpAll", path, Constant.of(regex), Constant.of(alias));
    }
}
