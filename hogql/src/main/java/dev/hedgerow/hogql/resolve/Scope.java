package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.WindowSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that can be used within one SELECT. Mutable while that SELECT is resolved. An inner
 * SELECT sees the outer one's WITH and nothing else of it, so that there are no correlated
 * subqueries.
 */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, CteTable> tables = new HashMap<>();
    private final Map<String, Expr> values = new HashMap<>();
    private final Deque<Map<String, Typed.Parameter>> parameters = new ArrayDeque<>();

    /** The relations of FROM by the names that the query gives them. */
    final Map<String, Source> sources = new LinkedHashMap<>();

    /** Names of WITH whose queries are being resolved, the innermost first. */
    final Deque<String> defining = new ArrayDeque<>();

    /** Expressions of this SELECT that have been given a name so far. */
    final Map<String, Typed> aliases = new LinkedHashMap<>();

    /** The WINDOW clause; resolved where a name is used, so that columns before it can be named. */
    final Map<String, WindowSpec> namedWindows = new HashMap<>();

    /** Columns that USING made one: the first relation that has them speaks for both. */
    final Set<String> merged = new HashSet<>();

    /**
     * Whether WHERE is resolved, in which a name that stands for an aggregate as well as a column
     * is the column.
     */
    boolean inWhere;

    /** Arrays that {@code arrayJoin} unfolds, and the columns that hold their elements. */
    final Map<Typed, Typed.ColumnRef> unfolded = new LinkedHashMap<>();

    /** A query of WITH: its name in the SQL and its columns. */
    record CteTable(String sqlName, TypedQuery query) {}

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void define(String name, CteTable table) {
        values.remove(name);
        tables.put(name, table);
    }

    void define(String name, Expr value) {
        tables.remove(name);
        values.put(name, value);
    }

    Optional<CteTable> cteTable(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            CteTable found = scope.tables.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Whether a name is that of the query of WITH in which it stands. */
    boolean isDefining(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.defining.contains(name)) {
                return true;
            }
        }
        return false;
    }

    Optional<Expr> cteValue(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Expr found = scope.values.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    void enterLambda(List<Typed.Parameter> names, List<String> shown) {
        Map<String, Typed.Parameter> level = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            level.put(shown.get(i), names.get(i));
        }
        parameters.push(level);
    }

    void leaveLambda() {
        parameters.pop();
    }

    /**
     * How many lambdas are open: part of their parameters' names, so that an inner one never hides
     * an outer one's.
     */
    int lambdaDepth() {
        return parameters.size();
    }

    boolean inLambda() {
        return !parameters.isEmpty();
    }

    Optional<Typed.Parameter> parameter(String name) {
        for (Map<String, Typed.Parameter> level : parameters) {
            Typed.Parameter found = level.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** A scope that sees one relation alone, for what the catalog computes. */
    static Scope over(String name, Source source) {
        Scope scope = new Scope(null);
        scope.sources.put(name, source);
        return scope;
    }
}
