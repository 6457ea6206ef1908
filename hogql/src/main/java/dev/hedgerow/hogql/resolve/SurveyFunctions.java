package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.hogql.parser.Placeholders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What PostHog's surveys need of SQL, as the HogQL that it stands for. */
final class SurveyFunctions {
    private static final Expr QUESTION_KEY =
            HogqlParser.parseExpr(
                    "concat('$survey_response_', JSONExtractString(JSONExtractArrayRaw(properties, '$survey_questions')[{place}], 'id'))");
    private static final Expr ANSWER =
            HogqlParser.parseExpr(
                    "coalesce(nullIf(JSONExtractString(properties, {byId}), ''), nullIf(JSONExtractString(properties, {byPlace}), ''))");
    private static final Expr CHOICES =
            HogqlParser.parseExpr(
                    "if(JSONHas(properties, {byId}) AND length(JSONExtractArrayRaw(properties, {byId})) > 0,"
                            + " JSONExtractArrayRaw(properties, {byId}), JSONExtractArrayRaw(properties, {byPlace}))");
    private static final Expr SUBMISSIONS =
            HogqlParser.parseExpr(
                    "uuid IN (SELECT argMax(uuid, timestamp) FROM events WHERE event = 'survey sent'"
                            + " AND properties.$survey_id = {survey} AND {since} AND {until}"
                            + " GROUP BY if(coalesce(properties.$survey_submission_id, '') = '', toString(uuid),"
                            + " properties.$survey_submission_id))");
    private static final Expr SINCE = HogqlParser.parseExpr("timestamp >= {time}");
    private static final Expr UNTIL = HogqlParser.parseExpr("timestamp <= {time}");

    private SurveyFunctions() {}

    /** {@code getSurveyResponse(index [, id of the question [, several answers]])}. */
    static Optional<Expr> response(Call call) {
        if (call.args().isEmpty() || call.args().size() > 3) {
            return Optional.empty();
        }
        long index = index(call);
        Object id = valueOf(call, 1);
        Map<String, Expr> keys = new LinkedHashMap<>();
        keys.put(
                "byId",
                id == null || "".equals(id)
                        ? Placeholders.fill(QUESTION_KEY, Map.of("place", Constant.of(index + 1)))
                        : Constant.of("$survey_response_" + id));
        keys.put(
                "byPlace",
                Constant.of(index == 0 ? "$survey_response" : "$survey_response_" + index));
        boolean several = Boolean.TRUE.equals(valueOf(call, 2));
        return Optional.of(Placeholders.fill(several ? CHOICES : ANSWER, keys));
    }

    /** {@code uniqueSurveySubmissionsFilter(id [, since [, until]])}: the last event of each. */
    static Optional<Expr> submissions(Call call) {
        if (call.args().isEmpty() || call.args().size() > 3) {
            return Optional.empty();
        }
        List<String> places = List.of("first", "second", "third");
        for (int i = 0; i < call.args().size(); i++) {
            if (!(call.args().get(i) instanceof Constant)) {
                throw wrong(call, places.get(i) + " argument must be a constant");
            }
        }
        Map<String, Expr> values = new LinkedHashMap<>();
        values.put("survey", call.args().getFirst());
        values.put("since", bound(SINCE, call, 1));
        values.put("until", bound(UNTIL, call, 2));
        return Optional.of(Placeholders.fill(SUBMISSIONS, values));
    }

    private static Expr bound(Expr condition, Call call, int argument) {
        return argument < call.args().size()
                ? Placeholders.fill(condition, Map.of("time", call.args().get(argument)))
                : Constant.of(true);
    }

    private static long index(Call call) {
        if (!(call.args().getFirst() instanceof Constant first)) {
            throw wrong(call, "first argument must be a constant");
        }
        String text = String.valueOf(first.value());
        boolean whole = first.value() instanceof Long || first.value() instanceof String;
        if (!whole || !text.matches("-?[0-9]{1,9}")) {
            throw wrong(call, "first argument must be a valid integer");
        }
        return Long.parseLong(text);
    }

    private static @Nullable Object valueOf(Call call, int argument) {
        return argument < call.args().size() && call.args().get(argument) instanceof Constant value
                ? value.value()
                : null;
    }

    private static HogqlException wrong(Call call, String message) {
        return HogqlException.shown(
                HogqlErrorCode.WRONG_ARGUMENTS, call.name() + " " + message, call.span());
    }
}
