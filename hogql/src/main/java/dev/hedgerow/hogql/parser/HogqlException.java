package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Span;
import java.util.List;

/**
 * Root of all errors of the language, from parsing to compiling.
 *
 * <p>The subtype says who may read the message: {@link Shown} is for the person who wrote the
 * query, {@link Internal} for the log alone.
 */
public abstract sealed class HogqlException extends RuntimeException {
    private final HogqlErrorCode code;
    private final List<String> suggestions;
    private Span span;

    private HogqlException(
            HogqlErrorCode code, String message, Span span, List<String> suggestions) {
        super(message);
        this.code = code;
        this.span = span;
        this.suggestions = List.copyOf(suggestions);
    }

    /** A mistake in the query. */
    public static Shown shown(HogqlErrorCode code, String message, Span span) {
        return new Shown(code, message, span, List.of());
    }

    /** A mistake in the query, and what may have been meant, best first. */
    public static Shown shown(
            HogqlErrorCode code, String message, Span span, List<String> suggestions) {
        return new Shown(code, message, span, suggestions);
    }

    /** A mistake of ours. */
    public static Internal internal(String message) {
        return new Internal(message);
    }

    public HogqlErrorCode code() {
        return code;
    }

    /** Where in the query; {@link Span#NONE} when unknown. */
    public Span span() {
        return span;
    }

    /** What may have been meant instead, best first; mostly empty. */
    public List<String> suggestions() {
        return suggestions;
    }

    /**
     * This exception; a span is filled in if it had none, so that a caller who knows the place can
     * give it.
     */
    public HogqlException at(Span place) {
        if (!span.isKnown()) {
            span = place;
        }
        return this;
    }

    /** An error that the writer of the query can mend. */
    public static final class Shown extends HogqlException {
        private Shown(HogqlErrorCode code, String message, Span span, List<String> suggestions) {
            super(code, message, span, suggestions);
        }
    }

    /** An error that only we can mend. */
    public static final class Internal extends HogqlException {
        private Internal(String message) {
            super(HogqlErrorCode.INTERNAL, message, Span.NONE, List.of());
        }
    }
}
