package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Node;
import dev.hedgerow.hogql.ast.Query;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Parses HogQL: one method per thing that can be a whole text. Stateless and thread-safe.
 *
 * <p>Every method throws {@link HogqlException.Shown} for a text that is no HogQL, and no other
 * exception. Placeholders stay in the tree; {@link Placeholders} fills them.
 */
public final class HogqlParser {
    /** Longer texts, in characters, are refused. */
    public static final int MAX_LENGTH = 1_000_000;

    private HogqlParser() {}

    /** A query: SELECT, set operations, or a HogQLX tag that stands for a query. */
    public static Query parseQuery(String text) {
        return parse(
                text,
                HogqlTokens.DEFAULT_MODE,
                HogqlGrammar::wholeQuery,
                (trees, context) -> trees.query(context));
    }

    /** A single expression, which may have an alias. */
    public static Expr parseExpr(String text) {
        return parse(
                text,
                HogqlTokens.DEFAULT_MODE,
                HogqlGrammar::wholeExpression,
                (trees, context) -> trees.expression(context));
    }

    /** Text with {@code {expressions}} in it, as a string expression: what f'…' is inside HogQL. */
    public static Expr parseTemplate(String text) {
        return parse(
                text,
                HogqlTokens.WHOLE_TEMPLATE,
                HogqlGrammar::wholeTemplate,
                (trees, context) -> trees.template(context));
    }

    private static <C extends ParserRuleContext, T extends Node> T parse(
            String text,
            int mode,
            Function<HogqlGrammar, C> rule,
            BiFunction<Trees, C, T> convert) {
        if (text.length() > MAX_LENGTH) {
            throw SyntaxErrors.tooLong(text);
        }
        Places places = new Places(text);
        CommonTokenStream tokens = tokens(text, mode);
        DepthLimit.checkTokens(tokens, places);
        try {
            C context = parse(text, tokens, places, rule);
            T tree = convert.apply(new Trees(places), context);
            DepthLimit.checkTree(tree, tokens.size());
            return tree;
        } catch (StackOverflowError _) {
            // The limits above are set so that this does not happen; a caller with a small stack
            // gets an answer anyway.
            throw SyntaxErrors.tooDeep(places.of(tokens.get(0)));
        }
    }

    private static CommonTokenStream tokens(String text, int mode) {
        HogqlTokens lexer = new HogqlTokens(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.mode(mode);
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        return tokens;
    }

    /** The quick prediction mode first; it refuses a few texts that the full one takes. */
    private static <C> C parse(
            String text, CommonTokenStream tokens, Places places, Function<HogqlGrammar, C> rule) {
        HogqlGrammar grammar = new HogqlGrammar(tokens);
        grammar.removeErrorListeners();
        grammar.getInterpreter().setPredictionMode(PredictionMode.SLL);
        StopAtFirstError quick = new StopAtFirstError();
        grammar.setErrorHandler(quick);
        try {
            return rule.apply(grammar);
        } catch (ParseCancellationException _) {
            tokens.seek(0);
            grammar.reset();
            grammar.getInterpreter().setPredictionMode(PredictionMode.LL);
            StopAtFirstError full = new StopAtFirstError();
            grammar.setErrorHandler(full);
            try {
                return rule.apply(grammar);
            } catch (ParseCancellationException failure) {
                throw SyntaxErrors.unexpected(text, places, full, failure);
            }
        }
    }
}
