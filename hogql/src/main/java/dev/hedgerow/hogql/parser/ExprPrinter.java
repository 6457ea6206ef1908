package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.And;
import dev.hedgerow.hogql.ast.Arithmetic;
import dev.hedgerow.hogql.ast.ArithmeticOp;
import dev.hedgerow.hogql.ast.ArrayAccess;
import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Between;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Case;
import dev.hedgerow.hogql.ast.ColumnsMatching;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.DictLiteral;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.HogqlxTag;
import dev.hedgerow.hogql.ast.IsNull;
import dev.hedgerow.hogql.ast.Lambda;
import dev.hedgerow.hogql.ast.Negate;
import dev.hedgerow.hogql.ast.Not;
import dev.hedgerow.hogql.ast.Or;
import dev.hedgerow.hogql.ast.Placeholder;
import dev.hedgerow.hogql.ast.Star;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.TupleAccess;
import dev.hedgerow.hogql.ast.TupleLiteral;
import dev.hedgerow.hogql.ast.TypeCast;
import dev.hedgerow.hogql.ast.WindowCall;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Expressions as text, with parentheses only where the tree would change without them. */
final class ExprPrinter {
    /** How tightly a node holds together; a place asks for at least so much, or parentheses. */
    static final int ANY = 0;

    static final int NO_ALIAS = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int NULLISH = 4;
    private static final int COMPARE = 5;
    static final int SUM = 6;
    private static final int PRODUCT = 7;
    private static final int SIGN = 8;
    private static final int PRIMARY = 9;

    /** Keywords that the grammar takes for the names of functions. */
    private static final Set<String> FUNCTION_WORDS = Set.of("and", "or", "like", "ilike", "in");

    /** Unquoted, COLUMNS('…') is no call anywhere, and the other two are none in GROUP BY. */
    private static final Set<String> FORMS = Set.of("columns", "cube", "rollup");

    private final StringBuilder out;
    private final QueryPrinter queries;

    ExprPrinter(StringBuilder out, QueryPrinter queries) {
        this.out = out;
        this.queries = queries;
    }

    void print(Expr expr) {
        print(expr, ANY);
    }

    void print(Expr expr, int least) {
        if (tightness(expr) < least) {
            out.append('(');
            bare(expr);
            out.append(')');
        } else {
            bare(expr);
        }
    }

    void list(List<? extends Expr> exprs) {
        separated(exprs, this::print);
    }

    <T> void separated(List<T> items, Consumer<T> print) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            print.accept(items.get(i));
        }
    }

    private static int tightness(Expr expr) {
        return switch (expr) {
            // A tag is one only where a value may start, so it gets parentheses after operators.
            case Alias _, Lambda _, HogqlxTag _ -> ANY;
            case Or _ -> NO_ALIAS;
            case And _ -> AND;
            case Not _ -> NOT;
            case Compare _, Between _, IsNull _ -> COMPARE;
            case Arithmetic node ->
                    node.op() == ArithmeticOp.ADD || node.op() == ArithmeticOp.SUBTRACT
                            ? SUM
                            : PRODUCT;
            case Negate _ -> SIGN;
            case Constant node -> Constants.isSigned(node) ? SIGN : PRIMARY;
            case ArrayAccess _, ArrayLiteral _, Call _, Case _, ColumnsMatching _, DictLiteral _ ->
                    PRIMARY;
            case Field _, Placeholder _, Star _, Subquery _, TupleAccess _, TupleLiteral _ ->
                    PRIMARY;
            case TypeCast _, WindowCall _ -> PRIMARY;
        };
    }

    private void bare(Expr expr) {
        switch (expr) {
            case Constant node -> out.append(Constants.print(node));
            case Field node -> field(node);
            case Star node -> star(node);
            case ColumnsMatching node ->
                    out.append("COLUMNS(").append(Escapes.quote(node.pattern(), '\'')).append(')');
            case Alias node -> {
                print(node.expr(), NO_ALIAS);
                out.append(" AS ").append(Names.quoted(node.name()));
            }
            case And node -> joined(node.operands(), " AND ", NOT);
            case Or node -> joined(node.operands(), " OR ", AND);
            case Not node -> {
                out.append("NOT ");
                print(node.expr(), NULLISH);
            }
            case Negate node -> negate(node);
            case Arithmetic node -> {
                int level = tightness(node);
                binary(node.left(), level, node.op().text(), node.right(), level + 1);
            }
            case Compare node -> binary(node.left(), COMPARE, node.op().text(), node.right(), SUM);
            case Between node -> between(node);
            case IsNull node -> {
                print(node.expr(), COMPARE);
                out.append(node.negated() ? " IS NOT NULL" : " IS NULL");
            }
            case Case node -> choice(node);
            case Call node -> call(node);
            case WindowCall node -> queries.windowCall(node);
            case Lambda node -> lambda(node);
            case ArrayLiteral node -> enclosed("[", node.items(), "]");
            case TupleLiteral node -> tuple(node);
            case DictLiteral node -> dict(node);
            case ArrayAccess node -> arrayAccess(node);
            case TupleAccess node -> tupleAccess(node);
            case TypeCast node -> {
                out.append(node.lenient() ? "TRY_CAST(" : "CAST(");
                print(node.expr(), NO_ALIAS);
                out.append(" AS ").append(node.type()).append(')');
            }
            case Placeholder node -> enclosed("{", List.of(node.expr()), "}");
            case HogqlxTag node -> tag(node);
            case Subquery node -> {
                out.append('(');
                queries.query(node.query());
                out.append(')');
            }
        }
    }

    private void field(Field node) {
        out.append(Names.quoted(node.chain().getFirst()));
        for (String part : node.chain().subList(1, node.chain().size())) {
            out.append('.').append(Names.quotedAfterDot(part));
        }
    }

    private void star(Star node) {
        if (!node.qualifier().isEmpty()) {
            field(new Field(node.qualifier(), node.span()));
            out.append('.');
        }
        out.append('*');
        if (!node.excluded().isEmpty()) {
            out.append(" EXCEPT (");
            separated(node.excluded(), name -> out.append(Names.quoted(name)));
            out.append(')');
        }
        if (!node.replaced().isEmpty()) {
            enclosed(" REPLACE (", node.replaced(), ")");
        }
    }

    private void joined(List<Expr> operands, String operator, int least) {
        for (int i = 0; i < operands.size(); i++) {
            if (i > 0) {
                out.append(operator);
            }
            print(operands.get(i), least);
        }
    }

    private void binary(Expr left, int leftLeast, String operator, Expr right, int rightLeast) {
        print(left, leftLeast);
        out.append(' ').append(operator).append(' ');
        print(right, rightLeast);
    }

    /** A number after the sign would be read as a negative one. */
    private void negate(Negate node) {
        out.append('-');
        boolean number =
                node.expr() instanceof Constant(Object value, var _) && value instanceof Number;
        print(node.expr(), number ? PRIMARY + 1 : PRIMARY);
    }

    private void between(Between node) {
        print(node.expr(), COMPARE);
        out.append(node.negated() ? " NOT BETWEEN " : " BETWEEN ");
        print(node.low(), SUM);
        out.append(" AND ");
        print(node.high(), SUM);
    }

    private void choice(Case node) {
        out.append("CASE");
        if (node.operand() != null) {
            out.append(' ');
            print(node.operand());
        }
        for (Case.When when : node.whens()) {
            out.append(" WHEN ");
            print(when.condition());
            out.append(" THEN ");
            print(when.result());
        }
        if (node.otherwise() != null) {
            out.append(" ELSE ");
            print(node.otherwise());
        }
        out.append(" END");
    }

    void call(Call node) {
        out.append(functionName(node));
        if (!node.params().isEmpty()) {
            enclosed("(", node.params(), ")");
        }
        enclosed(node.distinct() ? "(DISTINCT " : "(", node.args(), ")");
        if (node.filter() != null) {
            enclosed(" FILTER (WHERE ", List.of(node.filter()), ")");
        }
    }

    private static String functionName(Call node) {
        boolean plain = node.params().isEmpty() && !node.distinct() && node.filter() == null;
        boolean cast =
                node.name().equalsIgnoreCase("cast") || node.name().equalsIgnoreCase("try_cast");
        if (FUNCTION_WORDS.contains(node.name()) || (cast && plain && node.args().size() == 2)) {
            return node.name();
        }
        return FORMS.contains(node.name().toLowerCase(Locale.ROOT))
                ? Escapes.quote(node.name(), '`')
                : Names.quoted(node.name());
    }

    private void lambda(Lambda node) {
        out.append('(');
        separated(node.parameters(), name -> out.append(Names.quoted(name)));
        out.append(") -> ");
        print(node.body());
    }

    private void tuple(TupleLiteral node) {
        switch (node.items().size()) {
            case 0 -> out.append("tuple()");
            case 1 -> enclosed("(", node.items(), ",)");
            default -> enclosed("(", node.items(), ")");
        }
    }

    private void dict(DictLiteral node) {
        out.append('{');
        separated(
                node.entries(),
                entry -> {
                    print(entry.key());
                    out.append(": ");
                    print(entry.value());
                });
        out.append('}');
    }

    private void arrayAccess(ArrayAccess node) {
        print(node.array(), PRIMARY);
        enclosed(node.nullish() ? "?.[" : "[", List.of(node.index()), "]");
    }

    /** A number before the dot would take it for its own. */
    private void tupleAccess(TupleAccess node) {
        print(node.tuple(), node.tuple() instanceof Constant ? PRIMARY + 1 : PRIMARY);
        out.append(node.nullish() ? "?." : ".").append(node.index());
    }

    private void tag(HogqlxTag node) {
        out.append('<').append(node.kind());
        for (HogqlxTag.Attribute attribute : node.attributes()) {
            out.append(' ').append(attribute.name()).append('=');
            if (attribute.value() instanceof Constant(Object value, var _)
                    && value instanceof String text) {
                out.append(Escapes.quote(text, '\''));
            } else {
                enclosed("{", List.of(attribute.value()), "}");
            }
        }
        out.append(" />");
    }

    void enclosed(String open, List<? extends Expr> exprs, String close) {
        out.append(open);
        list(exprs);
        out.append(close);
    }
}
