package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that are no functions of the engine: what operators mean under their ClickHouse names, what
 * a project has defined (cohorts, actions), and {@code arrayJoin}, which makes rows.
 */
final class ProjectFunctions {
    private final State state;
    private final ExprResolver exprs;

    ProjectFunctions(State state, ExprResolver exprs) {
        this.state = state;
        this.exprs = exprs;
    }

    Optional<Typed> resolve(Call call, Scope scope) {
        return switch (call.name()) {
            case "and", "or" ->
                    call.args().size() < 2
                            ? Optional.empty()
                            : Optional.of(
                                    new Typed.Logic(
                                            call.name().equals("and"),
                                            exprs.resolveAll(call.args(), scope)));
            case "in" -> compare(CompareOp.IN, call, scope);
            case "notIn" -> compare(CompareOp.NOT_IN, call, scope);
            case "inCohort" -> Optional.of(inCohort(call, scope));
            case "matchesAction" -> Optional.of(matchesAction(call, scope));
            case "arrayJoin" ->
                    call.args().size() == 1
                            ? Optional.of(arrayJoin(call, scope))
                            : Optional.empty();
            case "getSurveyResponse" ->
                    SurveyFunctions.response(call).map(expr -> exprs.resolve(expr, scope));
            case "uniqueSurveySubmissionsFilter" ->
                    SurveyFunctions.submissions(call).map(expr -> exprs.resolve(expr, scope));
            default -> Optional.empty();
        };
    }

    private Optional<Typed> compare(CompareOp op, Call call, Scope scope) {
        if (call.args().size() != 2) {
            return Optional.empty();
        }
        Compare compare = new Compare(op, call.args().get(0), call.args().get(1), call.span());
        return Optional.of(exprs.resolve(compare, scope));
    }

    private Typed inCohort(Call call, Scope scope) {
        if (call.args().size() != 1) {
            throw HogqlException.shown(
                    HogqlErrorCode.WRONG_ARGUMENTS,
                    "cohort() takes exactly one string or integer argument",
                    call.span());
        }
        Field person = new Field(List.of("person_id"), call.span());
        return exprs.resolve(
                new Compare(CompareOp.IN_COHORT, person, call.args().getFirst(), call.span()),
                scope);
    }

    /** An action's condition speaks of events, whatever names the query around it uses. */
    private Typed matchesAction(Call call, Scope scope) {
        if (call.args().size() != 1 || !(call.args().getFirst() instanceof Constant which)) {
            throw HogqlException.shown(
                    HogqlErrorCode.WRONG_ARGUMENTS,
                    "action() takes only constant arguments",
                    call.span());
        }
        Expr found = action(which);
        for (Map.Entry<String, Source> source : scope.sources.entrySet()) {
            if (source.getValue() instanceof Source.OfCatalog catalog
                    && catalog.table().name().equals("events")) {
                return exprs.resolve(found, Scope.over(source.getKey(), catalog));
            }
        }
        throw HogqlException.shown(
                HogqlErrorCode.INVALID_QUERY,
                "matchesAction() can only be used where events are read",
                call.span());
    }

    private Expr action(Constant which) {
        return switch (which.value()) {
            case Long id ->
                    state.context
                            .entities()
                            .actionById(id)
                            .orElseThrow(() -> noAction("ID " + id, which));
            case String name ->
                    state.context
                            .entities()
                            .actionByName(name)
                            .orElseThrow(() -> noAction("name '" + name + "'", which));
            case null, default ->
                    throw HogqlException.shown(
                            HogqlErrorCode.WRONG_ARGUMENTS,
                            "action() takes exactly one string or integer argument",
                            which.span());
        };
    }

    private static HogqlException noAction(String which, Constant place) {
        return HogqlException.shown(
                HogqlErrorCode.INVALID_QUERY,
                "Could not find an action with the " + which,
                place.span());
    }

    /**
     * The same array unfolds once, however often it is written. After grouping the engine unfolds
     * in place.
     */
    private Typed arrayJoin(Call call, Scope scope) {
        Typed array = exprs.resolve(call.args().getFirst(), scope);
        HogqlType element =
                array.type() instanceof HogqlType.Array list ? list.element() : array.type();
        if (array.aggregates() || scope.inLambda()) {
            return exprs.call("arrayJoin", List.of(array), call.span());
        }
        return scope.unfolded.computeIfAbsent(
                array, _ -> new Typed.ColumnRef(state.uniqueAlias("unfolded"), "element", element));
    }
}
