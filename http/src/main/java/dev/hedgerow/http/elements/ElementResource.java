package dev.hedgerow.http.elements;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.elements.Elements;
import dev.hedgerow.metadata.json.Body;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /elements/}: those kept by hand. */
public final class ElementResource implements Resource {
    private final Elements elements;

    public ElementResource(Elements elements) {
        this.elements = elements;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/elements/")
                        .scope("element:read")
                        .summary("List elements kept by hand")
                        .items(ElementAnswer.class)
                        .answers(Page.class, this::list),
                Route.post(Area.PROJECT, "/elements/")
                        .scope("element:write")
                        .summary("Keep an element")
                        .takesFields(ElementFields.class)
                        .creates(ElementAnswer.class, this::create),
                Route.get(Area.PROJECT, "/elements/{id}/")
                        .scope("element:read")
                        .summary("Get an element")
                        .answers(ElementAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/elements/{id}/")
                        .putToo()
                        .scope("element:write")
                        .summary("Change an element")
                        .takesFields(ElementFields.class)
                        .answers(ElementAnswer.class, this::update),
                Route.delete(Area.PROJECT, "/elements/{id}/")
                        .scope("element:write")
                        .summary("Delete an element")
                        .answersNothing(this::delete));
    }

    private Reply<Page<ElementAnswer>> list(Call<Void> call) {
        Page.Slice slice = Page.slice(call);
        Elements.Page found = elements.list(call.project().id(), slice.limit(), slice.offset());
        return Reply.ok(
                Page.of(
                        call,
                        slice,
                        found.count(),
                        found.elements().stream().map(ElementAnswer::of).toList()));
    }

    private Reply<ElementAnswer> create(Call<ObjectNode> call) {
        return Reply.created(
                ElementAnswer.of(elements.create(call.project().id(), new Body(call.body()))));
    }

    private Reply<ElementAnswer> retrieve(Call<Void> call) {
        return Reply.ok(
                elements.find(call.project().id(), call.pathLong("id"))
                        .map(ElementAnswer::of)
                        .orElseThrow(ApiException::notFound));
    }

    private Reply<ElementAnswer> update(Call<ObjectNode> call) {
        return Reply.ok(
                ElementAnswer.of(
                        elements.update(
                                call.project().id(), call.pathLong("id"), new Body(call.body()))));
    }

    private Reply<Void> delete(Call<Void> call) {
        elements.delete(call.project().id(), call.pathLong("id"));
        return Reply.noContent();
    }
}
