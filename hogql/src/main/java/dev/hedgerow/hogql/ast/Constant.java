package dev.hedgerow.hogql.ast;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A literal as a value, never as text.
 *
 * <p>The value is null, a String, Boolean, Long, Double, BigInteger (whole numbers beyond a long),
 * BigDecimal, UUID, LocalDate, LocalDateTime (of the project's zone) or Instant. The parser makes
 * the first five of these; the others come from planners and print as calls ({@code toDate('…')}).
 */
public record Constant(@Nullable Object value, Span span) implements Expr {
    public Constant {
        switch (value) {
            case null -> {}
            case String _, Boolean _, Long _, Double _, BigInteger _, BigDecimal _ -> {}
            case UUID _, LocalDate _, LocalDateTime _, Instant _ -> {}
            default -> throw new IllegalArgumentException("not a constant: " + value.getClass());
        }
    }

    /** A constant made by a planner; whole numbers of any width become a Long. */
    public static Constant of(@Nullable Object value) {
        return new Constant(
                value instanceof Integer number ? Long.valueOf(number) : value, Span.NONE);
    }

    @Override
    public List<Node> children() {
        return List.of();
    }
}
