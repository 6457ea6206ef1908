package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/**
 * Bounds the depth of what is parsed, as parser and compiler descend by recursion: first the
 * brackets and the like that the parser recurses into, then the tree, which long chains such as
 * {@code 1 + 1 + …} make deep as well.
 */
final class DepthLimit {
    /** Brackets, CASE, tags, templates, branches of {@code ?:} and lambdas inside one another. */
    static final int MAX_NESTING = 200;

    /** Levels of the tree. */
    static final int MAX_DEPTH = 1000;

    private int total;
    private int level;
    private final Deque<Integer> outer = new ArrayDeque<>();

    private DepthLimit() {}

    static void checkTokens(CommonTokenStream tokens, Places places) {
        DepthLimit limit = new DepthLimit();
        for (Token token : tokens.getTokens()) {
            if (limit.follow(token.getType()) > MAX_NESTING) {
                throw SyntaxErrors.tooDeep(places.of(token));
            }
        }
    }

    static void checkTree(Node root, int tokens) {
        if (tokens < MAX_DEPTH / 3) {
            return; // no token makes more than three levels
        }
        record Open(Node node, int depth) {}
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(root, 1));
        while (!open.isEmpty()) {
            Open next = open.pop();
            if (next.depth() > MAX_DEPTH) {
                throw SyntaxErrors.tooDeep(next.node().span());
            }
            for (Node child : next.node().children()) {
                open.push(new Open(child, next.depth() + 1));
            }
        }
    }

    /**
     * How deep the text is at this token. What opens without a bracket of its own ends with the
     * bracket around it.
     */
    private int follow(int type) {
        switch (type) {
            case HogqlTokens.LPAREN, HogqlTokens.LBRACKET, HogqlTokens.LBRACE -> open();
            case HogqlTokens.TEMPLATE_START, HogqlTokens.TAG_START -> open();
            case HogqlTokens.RPAREN, HogqlTokens.RBRACKET, HogqlTokens.RBRACE -> close();
            case HogqlTokens.TEMPLATE_END, HogqlTokens.TAG_CLOSE_EMPTY, HogqlTokens.TAG_FINISH ->
                    close();
            case HogqlTokens.QUESTION, HogqlTokens.ARROW, HogqlTokens.INTERVAL, HogqlTokens.CASE ->
                    add(1);
            case HogqlTokens.END -> add(level > 0 ? -1 : 0);
            case HogqlTokens.COMMA -> add(-level);
            default -> {}
        }
        return total;
    }

    private void add(int more) {
        level += more;
        total += more;
    }

    private void open() {
        outer.push(level);
        level = 0;
        total++;
    }

    private void close() {
        if (!outer.isEmpty()) {
            total -= level + 1;
            level = outer.pop();
        }
    }
}
