package dev.hedgerow.insights.listing;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.OrderItem;
import dev.hedgerow.hogql.ast.OrderItem.Direction;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.parser.HogqlParser;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column or order in HogQL, with a title after two dashes that means nothing here. */
final class ColumnText {
    private static final Pattern DIRECTION =
            Pattern.compile("(.*\\S)\\s+(asc|desc)\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ColumnText() {}

    /** The text without its title. */
    static String bare(String text) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '-' && text.startsWith("--", i)) {
                return text.substring(0, i).strip();
            }
        }
        return text.strip();
    }

    static Expr expr(String text) {
        return HogqlParser.parseExpr(bare(text));
    }

    /**
     * An order, {@code count() DESC}; the direction may follow the title.
     *
     * @param special what names stand for that are no HogQL
     */
    static OrderItem order(String text, Map<String, Expr> special) {
        Matcher matcher = DIRECTION.matcher(text);
        boolean directed = matcher.matches();
        String bare = bare(directed ? matcher.group(1) : text);
        boolean descending = directed && matcher.group(2).equalsIgnoreCase("desc");
        Matcher inner = DIRECTION.matcher(bare);
        if (!directed && inner.matches()) {
            bare = inner.group(1);
            descending = inner.group(2).equalsIgnoreCase("desc");
        }
        Expr known = special.get(bare);
        return new OrderItem(
                withoutAlias(known == null ? HogqlParser.parseExpr(bare) : known),
                descending ? Direction.DESCENDING : Direction.ASCENDING,
                null,
                null,
                Span.NONE);
    }

    static Expr withoutAlias(Expr expr) {
        return expr instanceof Alias alias ? withoutAlias(alias.expr()) : expr;
    }
}
