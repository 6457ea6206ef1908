package dev.hedgerow.http.cohorts;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.cohorts.CohortCriteria;
import dev.hedgerow.metadata.cohorts.Cohorts;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /cohorts/}: making, finding and changing. */
public final class CohortResource implements Resource {
    private static final String STATIC_PEOPLE = "_create_static_person_ids";

    private final Cohorts cohorts;
    private final CohortAnswers answers;
    private final CohortCalculator calculator;
    private final StaticCohorts statics;
    private final QueryWaiters waiters;

    public CohortResource(
            Cohorts cohorts,
            CohortAnswers answers,
            CohortCalculator calculator,
            StaticCohorts statics,
            QueryWaiters waiters) {
        this.cohorts = cohorts;
        this.answers = answers;
        this.calculator = calculator;
        this.statics = statics;
        this.waiters = waiters;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/cohorts/")
                        .scope("cohort:read")
                        .summary(
                                "List cohorts: type, search, created_by_id, hide_behavioral_cohorts")
                        .items(CohortAnswer.class)
                        .answers(Page.class, this::list),
                Route.post(Area.PROJECT, "/cohorts/")
                        .scope("cohort:write")
                        .summary("Create a cohort; a multipart form can hold a file of members")
                        .takesFields(CohortFields.class)
                        .createsLater(CohortAnswer.class, this::create),
                Route.get(Area.PROJECT, "/cohorts/{id}/")
                        .scope("cohort:read")
                        .summary("Get a cohort")
                        .answers(CohortAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/cohorts/{id}/")
                        .putToo()
                        .scope("cohort:write")
                        .summary("Change, delete or restore a cohort")
                        .takesFields(CohortFields.class)
                        .answersLater(CohortAnswer.class, this::update),
                Route.delete(Area.PROJECT, "/cohorts/{id}/")
                        .scope("cohort:write")
                        .summary("Refused: PATCH deleted instead")
                        .answersNothing(_ -> refuseDelete()));
    }

    private Reply<Page<CohortAnswer>> list(Call<Void> call) {
        List<Cohort> found =
                cohorts.list(call.project().id()).stream()
                        .filter(cohort -> isWanted(cohort, call))
                        .toList();
        return Reply.ok(Page.of(call, answers.of(found)));
    }

    private static boolean isWanted(Cohort cohort, Call<Void> call) {
        String type = call.query("type");
        boolean ofType =
                type == null
                        || !List.of("static", "dynamic").contains(type)
                        || cohort.isStatic() == type.equals("static");
        String search = call.query("search");
        String name = cohort.name();
        boolean found =
                search == null
                        || (name != null
                                && name.toLowerCase(Locale.ROOT)
                                        .contains(search.toLowerCase(Locale.ROOT)));
        int author = call.queryInt("created_by_id", -1);
        Long createdBy = cohort.createdBy();
        boolean authored = author < 0 || (createdBy != null && createdBy == author);
        boolean shown =
                !call.queryFlag("hide_behavioral_cohorts")
                        || !CohortCriteria.isBehavioral(Json.parse(cohort.filters()));
        return ofType && found && authored && shown;
    }

    private CompletionStage<Reply<CohortAnswer>> create(Call<ObjectNode> call) {
        StaticCohorts.Wanted wanted = wanted(call.body());
        Cohort made =
                cohorts.create(
                        call.project().id(), call.caller().user().id(), new Body(call.body()));
        return filled(call, made, wanted).thenApply(Reply::created);
    }

    private Reply<CohortAnswer> retrieve(Call<Void> call) {
        Cohort found = find(call);
        calculator.refresh(found);
        return Reply.ok(answers.of(found));
    }

    private Cohort find(Call<?> call) {
        return cohorts.findAny(call.project().id(), call.pathLong("id"))
                .orElseThrow(ApiException::notFound);
    }

    private CompletionStage<Reply<CohortAnswer>> update(Call<ObjectNode> call) {
        StaticCohorts.Wanted wanted = wanted(call.body());
        Cohort changed =
                cohorts.update(
                        call.project().id(),
                        call.pathLong("id"),
                        call.caller().user().id(),
                        new Body(call.body()));
        boolean noQuery = call.body().path("query").isMissingNode();
        if (changed.isStatic() && wanted.file() == null && wanted.ids() == null && noQuery) {
            return waiters.later(() -> Reply.ok(answers.of(changed)));
        }
        return filled(call, changed, wanted).thenApply(Reply::ok);
    }

    /** The cohort once its members are listed, or its count has begun. */
    private CompletionStage<CohortAnswer> filled(
            Call<?> call, Cohort cohort, StaticCohorts.Wanted wanted) {
        long user = call.caller().user().id();
        calculator.start(cohort);
        return waiters.later(() -> {
            statics.fill(cohort, wanted, user);
            return answers.of(cohorts.findAny(cohort.projectId(), cohort.id()).orElse(cohort));
        });
    }

    private static StaticCohorts.Wanted wanted(ObjectNode body) {
        JsonNode file = body.path("csv");
        return new StaticCohorts.Wanted(
                file.isString() ? CohortCsv.parse(file.stringValue()) : null,
                body.has(STATIC_PEOPLE) ? people(body.path(STATIC_PEOPLE)) : null);
    }

    private static @Nullable List<UUID> people(JsonNode list) {
        if (list.isNull()) {
            return null;
        }
        return uuids(list, STATIC_PEOPLE);
    }

    static List<UUID> uuids(JsonNode list, String field) {
        if (!list.isArray()) {
            throw ApiException.invalid(field, field + " must be a list");
        }
        List<UUID> people = new ArrayList<>();
        for (JsonNode id : list) {
            people.add(uuid(id.asString(""), field));
        }
        return people;
    }

    static UUID uuid(String text, String field) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(field, "\"" + text + "\" is not a valid UUID.");
        }
    }

    private static Reply<Void> refuseDelete() {
        throw ApiException.hardDeleteRefused();
    }
}
