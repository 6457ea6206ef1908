package dev.hedgerow.hogql.catalog;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.parser.HogqlPrinter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A channel type that a project defines by rules of its own; asked before the built-in ones.
 *
 * @param name the channel's
 * @param all whether every condition must hold, rather than any
 */
public record CustomChannel(String name, boolean all, List<Condition> conditions) {
    public CustomChannel {
        conditions = List.copyOf(conditions);
    }

    /** What of a visit is looked at. */
    public enum Subject {
        UTM_SOURCE,
        UTM_MEDIUM,
        UTM_CAMPAIGN,
        REFERRING_DOMAIN,
        URL,
        HOSTNAME,
        PATHNAME
    }

    /** How it is compared. */
    public enum Comparison {
        EXACT("%s = %s"),
        IS_NOT("%s != %s"),
        IS_SET("%s IS NOT NULL"),
        IS_NOT_SET("%s IS NULL"),
        ICONTAINS("%s ILIKE %s"),
        NOT_ICONTAINS("%s NOT ILIKE %s"),
        REGEX("ifNull(match(toString(%s), %s), 0)"),
        NOT_REGEX("ifNull(not(match(toString(%s), %s)), 1)");

        private final String hogql;

        Comparison(String hogql) {
            this.hogql = hogql;
        }

        private boolean hasValue() {
            return this != IS_SET && this != IS_NOT_SET;
        }

        private boolean isContaining() {
            return this == ICONTAINS || this == NOT_ICONTAINS;
        }
    }

    /**
     * One comparison, with any of some values.
     *
     * @param values at least one where the comparison takes a value; none makes it hold always
     */
    public record Condition(Subject subject, Comparison comparison, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }

        private String hogql(Map<Subject, String> fields) {
            String field = Objects.requireNonNull(fields.get(subject));
            if (!comparison.hasValue()) {
                return comparison.hogql.formatted(field);
            }
            return values.isEmpty()
                    ? "true"
                    : values.stream()
                            .map(value -> comparison.hogql.formatted(field, literal(value)))
                            .collect(Collectors.joining(" OR ", "(", ")"));
        }

        private String literal(String value) {
            String compared = comparison.isContaining() ? "%" + value + "%" : value;
            return HogqlPrinter.print(Constant.of(compared));
        }
    }

    /** The condition in HogQL, over the fields that hold its subjects. */
    String hogql(Map<Subject, String> fields) {
        return conditions.isEmpty()
                ? "true"
                : conditions.stream()
                        .map(condition -> condition.hogql(fields))
                        .collect(Collectors.joining(all ? " AND " : " OR "));
    }

    /** The channel's name as a literal of HogQL. */
    String literal() {
        return HogqlPrinter.print(Constant.of(name));
    }
}
