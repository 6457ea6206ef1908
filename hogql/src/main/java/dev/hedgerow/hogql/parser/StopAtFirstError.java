package dev.hedgerow.hogql.parser;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Gives up at the first error, and knows what could have come there.
 *
 * <p>A parser leaves optional parts and loops silently when the next token fits none of them, and
 * fails only later, at a place that expects much less. So the first place that could have gone on
 * is remembered until a token fits again.
 */
final class StopAtFirstError extends DefaultErrorStrategy {
    private @Nullable IntervalSet expected;

    /** The token at which the remembered place could have gone on. */
    private int rememberedAt;

    private @Nullable Token before;

    /** The types of tokens that could have come; empty when the choice cannot be told. */
    IntervalSet expected() {
        return expected == null ? new IntervalSet() : expected;
    }

    /** The token before the one that could not be; null at the start. */
    @Nullable Token before() {
        return before;
    }

    @Override
    public void sync(Parser parser) {
        ATNState state = parser.getInterpreter().atn.states.get(parser.getState());
        IntervalSet next = parser.getATN().nextTokens(state);
        if (next.contains(parser.getInputStream().LA(1))) {
            nextTokensContext = null;
            nextTokensState = ATNState.INVALID_STATE_NUMBER;
        } else if (!remembersPlaceOf(parser.getCurrentToken())) {
            nextTokensContext = parser.getContext();
            nextTokensState = parser.getState();
            rememberedAt = parser.getCurrentToken().getTokenIndex();
        }
    }

    @Override
    public void recover(Parser parser, RecognitionException failure) {
        // Where the decision needed several tokens, what was expected at its first says nothing of
        // its last.
        boolean farther =
                failure instanceof NoViableAltException choice
                        && choice.getStartToken().getTokenIndex()
                                != choice.getOffendingToken().getTokenIndex();
        if (!farther) {
            expected = expectedAt(parser, failure);
        }
        throw stop(parser, failure);
    }

    @Override
    public Token recoverInline(Parser parser) {
        InputMismatchException failure = new InputMismatchException(parser);
        expected = expectedAt(parser, failure);
        throw stop(parser, failure);
    }

    @Override
    public void reportError(Parser parser, RecognitionException failure) {
        // The caller reports.
    }

    private ParseCancellationException stop(Parser parser, RecognitionException failure) {
        int index = failure.getOffendingToken().getTokenIndex();
        before = index > 0 ? parser.getInputStream().get(index - 1) : null;
        return new ParseCancellationException(failure);
    }

    private IntervalSet expectedAt(Parser parser, RecognitionException failure) {
        return remembersPlaceOf(failure.getOffendingToken())
                ? parser.getATN().getExpectedTokens(nextTokensState, nextTokensContext)
                : failure.getExpectedTokens();
    }

    /** A place remembered at an earlier token has gone on since, without being asked. */
    private boolean remembersPlaceOf(Token token) {
        return nextTokensContext != null && rememberedAt == token.getTokenIndex();
    }
}
