package dev.hedgerow.http.variables;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.variables.InsightVariable;
import dev.hedgerow.metadata.variables.InsightVariables;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /insight_variables/}. */
public final class VariableResource implements Resource {
    private static final int PAGE_SIZE = 500;

    private final InsightVariables variables;

    public VariableResource(InsightVariables variables) {
        this.variables = variables;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/insight_variables/")
                        .scope("insight_variable:read")
                        .summary("List variables")
                        .items(VariableAnswer.class)
                        .answers(Page.class, this::list),
                Route.post(Area.PROJECT, "/insight_variables/")
                        .scope("insight_variable:write")
                        .summary("Create a variable")
                        .takesFields(VariableFields.class)
                        .creates(VariableAnswer.class, this::create),
                Route.get(Area.PROJECT, "/insight_variables/{id}/")
                        .scope("insight_variable:read")
                        .summary("Get a variable")
                        .answers(VariableAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/insight_variables/{id}/")
                        .putToo()
                        .scope("insight_variable:write")
                        .summary("Change a variable")
                        .takesFields(VariableFields.class)
                        .answers(VariableAnswer.class, this::update),
                Route.delete(Area.PROJECT, "/insight_variables/{id}/")
                        .scope("insight_variable:write")
                        .summary("Delete a variable")
                        .answersNothing(this::delete));
    }

    private Reply<Page<VariableAnswer>> list(Call<Void> call) {
        List<InsightVariable> all = variables.list(call.project().id());
        return Reply.ok(
                Page.numbered(
                        call,
                        PAGE_SIZE,
                        all.size(),
                        all.stream()
                                .skip(Page.offsetOf(call, PAGE_SIZE))
                                .limit(PAGE_SIZE)
                                .map(VariableAnswer::of)
                                .toList()));
    }

    private Reply<VariableAnswer> create(Call<ObjectNode> call) {
        return Reply.created(
                VariableAnswer.of(
                        variables.create(
                                call.project().id(),
                                call.caller().user().id(),
                                new Body(call.body()))));
    }

    private Reply<VariableAnswer> retrieve(Call<Void> call) {
        return Reply.ok(
                VariableAnswer.of(
                        variables
                                .find(call.project().id(), call.pathUuid("id"))
                                .orElseThrow(ApiException::notFound)));
    }

    private Reply<VariableAnswer> update(Call<ObjectNode> call) {
        return Reply.ok(
                VariableAnswer.of(
                        variables.update(
                                call.project().id(), call.pathUuid("id"), new Body(call.body()))));
    }

    private Reply<Void> delete(Call<Void> call) {
        variables.delete(call.project().id(), call.pathUuid("id"));
        return Reply.noContent();
    }
}
