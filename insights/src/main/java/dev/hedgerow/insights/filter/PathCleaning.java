package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.project.ProjectSnapshot;

/** The project's replacements for URLs, applied in order. */
public final class PathCleaning {
    private PathCleaning() {}

    /** The expression after all replacements. */
    public static Expr of(Expr path, ProjectSnapshot project) {
        Expr cleaned = path;
        for (ProjectSnapshot.PathCleaning rule : project.pathCleaning()) {
            cleaned =
                    Call.of(
                            "replaceRegexpAll",
                            cleaned,
                            Constant.of(rule.regex()),
                            Constant.of(rule.alias()));
        }
        return cleaned;
    }
}
