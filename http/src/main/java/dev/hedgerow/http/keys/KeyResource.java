package dev.hedgerow.http.keys;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.keys.PersonalApiKey;
import dev.hedgerow.metadata.keys.PersonalApiKeys;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/personal_api_keys/}. */
public final class KeyResource implements Resource {
    private final PersonalApiKeys keys;

    public KeyResource(PersonalApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.ROOT, "/api/personal_api_keys/")
                        .sessionOnly()
                        .summary("List the caller's keys")
                        .items(KeyAnswer.class)
                        .answers(List.class, this::list),
                Route.post(Area.ROOT, "/api/personal_api_keys/")
                        .sessionOnly()
                        .summary("Issue a key; its value is only in this answer")
                        .takesFields(KeyFields.class)
                        .creates(KeyAnswer.class, this::create),
                Route.get(Area.ROOT, "/api/personal_api_keys/@current/")
                        .anyKey()
                        .summary("Get the key that the request is made with")
                        .answers(KeyAnswer.class, this::current),
                Route.get(Area.ROOT, "/api/personal_api_keys/{id}/")
                        .sessionOnly()
                        .summary("Get a key")
                        .answers(KeyAnswer.class, this::retrieve),
                Route.patch(Area.ROOT, "/api/personal_api_keys/{id}/")
                        .putToo()
                        .sessionOnly()
                        .summary("Change a key's label or scopes")
                        .takesFields(KeyFields.class)
                        .answers(KeyAnswer.class, this::update),
                Route.delete(Area.ROOT, "/api/personal_api_keys/{id}/")
                        .sessionOnly()
                        .summary("Delete a key")
                        .answersNothing(this::delete),
                Route.post(Area.ROOT, "/api/personal_api_keys/{id}/roll/")
                        .sessionOnly()
                        .summary("Give a key another value; the old one is refused from then on")
                        .answers(KeyAnswer.class, this::roll));
    }

    private Reply<List<KeyAnswer>> list(Call<Void> call) {
        return Reply.ok(keys.list(user(call)).stream().map(KeyAnswer::of).toList());
    }

    private Reply<KeyAnswer> create(Call<ObjectNode> call) {
        return Reply.created(KeyAnswer.of(keys.create(user(call), new Body(call.body()))));
    }

    private Reply<KeyAnswer> current(Call<Void> call) {
        PersonalApiKey key = call.caller().key();
        if (key == null) {
            throw ApiException.notFound();
        }
        return Reply.ok(KeyAnswer.of(key));
    }

    private Reply<KeyAnswer> retrieve(Call<Void> call) {
        return Reply.ok(
                KeyAnswer.of(
                        keys.find(call.path("id"), user(call))
                                .orElseThrow(ApiException::notFound)));
    }

    private Reply<KeyAnswer> update(Call<ObjectNode> call) {
        return Reply.ok(
                KeyAnswer.of(keys.update(call.path("id"), user(call), new Body(call.body()))));
    }

    private Reply<Void> delete(Call<Void> call) {
        keys.delete(call.path("id"), user(call));
        return Reply.noContent();
    }

    private Reply<KeyAnswer> roll(Call<Void> call) {
        return Reply.ok(KeyAnswer.of(keys.roll(call.path("id"), user(call))));
    }

    private static long user(Call<?> call) {
        return call.caller().user().id();
    }
}
