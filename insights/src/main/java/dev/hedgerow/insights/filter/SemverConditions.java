package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.query.FilterOperator;
import dev.hedgerow.insights.query.QueryException;
import java.util.ArrayList;
import java.util.List;

/**
 * Comparisons of version numbers: {@code ~1.2.3} allows other patches, {@code ^1.2.3} whatever does
 * not change the leftmost part that is not zero, {@code 1.2.*} anything below. A value that is no
 * version of three parts matches none of them, not even {@code semver_neq}.
 */
final class SemverConditions {
    private static final String VERSION =
            "^\\s*v?(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:[-+][^\\s]*)?\\s*$";

    private SemverConditions() {}

    static Expr of(Expr left, FilterOperator operator, String version) {
        List<Expr> conditions = new ArrayList<>();
        conditions.add(Conditions.compare(CompareOp.REGEX, left, Constant.of(VERSION)));
        conditions.addAll(comparisons(left, operator, version));
        return Conditions.and(conditions);
    }

    private static List<Expr> comparisons(Expr left, FilterOperator operator, String version) {
        return switch (operator) {
            case SEMVER_EQ -> List.of(compare(CompareOp.EQUAL, left, version));
            case SEMVER_NEQ -> List.of(compare(CompareOp.NOT_EQUAL, left, version));
            case SEMVER_GT -> List.of(compare(CompareOp.GREATER, left, version));
            case SEMVER_GTE -> List.of(compare(CompareOp.GREATER_OR_EQUAL, left, version));
            case SEMVER_LT -> List.of(compare(CompareOp.LESS, left, version));
            case SEMVER_LTE -> List.of(compare(CompareOp.LESS_OR_EQUAL, left, version));
            case SEMVER_TILDE -> tilde(left, version);
            case SEMVER_CARET -> caret(left, version);
            case SEMVER_WILDCARD -> wildcard(left, version);
            default -> throw new IllegalArgumentException("no version operator: " + operator);
        };
    }

    private static Expr compare(CompareOp op, Expr left, String version) {
        return Conditions.compare(op, sortable(left), sortable(Constant.of(version)));
    }

    private static Expr sortable(Expr version) {
        return Call.of("sortableSemVer", version);
    }

    private static List<Expr> tilde(Expr left, String version) {
        List<Integer> parts = parts(version, "Tilde");
        return range(left, text(padded(parts)), text(next(parts, parts.size() < 2 ? 0 : 1)));
    }

    private static List<Expr> caret(Expr left, String version) {
        List<Integer> parts = parts(version, "Caret");
        int leftmost = 0;
        while (leftmost < 2 && padded(parts).get(leftmost) == 0) {
            leftmost++;
        }
        return range(left, text(padded(parts)), text(next(parts, leftmost)));
    }

    private static List<Expr> wildcard(Expr left, String version) {
        String fixed = version.replaceFirst("[.*]+$", "");
        List<Integer> parts = parts(fixed, "Wildcard");
        List<Integer> high = next(parts, Math.min(parts.size(), 3) - 1);
        return parts.size() < 3
                ? range(left, text(padded(parts)), text(high))
                : range(left, text(padded(parts)) + ".0", text(high) + ".0");
    }

    private static List<Expr> range(Expr left, String low, String high) {
        return List.of(
                compare(CompareOp.GREATER_OR_EQUAL, left, low),
                compare(CompareOp.LESS, left, high));
    }

    /** The first version with a greater part at {@code index}. */
    private static List<Integer> next(List<Integer> parts, int index) {
        List<Integer> next = new ArrayList<>(padded(parts).subList(0, index + 1));
        next.set(index, next.get(index) + 1);
        return padded(next);
    }

    private static List<Integer> padded(List<Integer> parts) {
        List<Integer> padded = new ArrayList<>(parts.subList(0, Math.min(3, parts.size())));
        while (padded.size() < 3) {
            padded.add(0);
        }
        return padded;
    }

    private static String text(List<Integer> parts) {
        return String.join(".", parts.stream().map(String::valueOf).toList());
    }

    private static List<Integer> parts(String version, String operatorName) {
        String release = version.split("-", 2)[0];
        try {
            return List.of(release.split("\\.")).stream().map(Integer::valueOf).toList();
        } catch (NumberFormatException notAVersion) {
            throw QueryException.invalid(
                    operatorName + " operator requires a valid semver string (e.g., '1.2.3')",
                    null);
        }
    }
}
