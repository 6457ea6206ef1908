package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Node;
import dev.hedgerow.hogql.ast.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * From tokens to spans of one text. ANTLR counts code points and spans count characters; the two
 * differ as soon as the text holds a character outside the basic plane, such as an emoji.
 */
final class Places {
    private final int length;
    private final int @Nullable [] offsets;

    Places(String text) {
        length = text.length();
        int points = text.codePointCount(0, text.length());
        offsets = points == text.length() ? null : new int[points + 1];
        if (offsets != null) {
            int offset = 0;
            for (int i = 0; i < points; i++) {
                offsets[i] = offset;
                offset += Character.charCount(text.codePointAt(offset));
            }
            offsets[points] = offset;
        }
    }

    Span of(ParserRuleContext context) {
        Token start = context.getStart();
        Token stop = context.getStop();
        return stop == null || stop.getStopIndex() < start.getStartIndex()
                ? new Span(offset(start.getStartIndex()), offset(start.getStartIndex()))
                : between(start, stop);
    }

    Span of(Token token) {
        return between(token, token);
    }

    Span between(Token first, Token last) {
        return new Span(offset(first.getStartIndex()), offset(last.getStopIndex() + 1));
    }

    /** From the start of one node to the end of another. */
    static Span cover(Node first, Node last) {
        return new Span(first.span().start(), last.span().end());
    }

    private int offset(int codePoint) {
        return offsets == null
                ? Math.clamp(codePoint, 0, length)
                : offsets[Math.clamp(codePoint, 0, offsets.length - 1)];
    }
}
