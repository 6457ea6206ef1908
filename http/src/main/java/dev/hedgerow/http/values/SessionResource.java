package dev.hedgerow.http.values;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.definitions.BuiltInProperties;
import dev.hedgerow.metadata.definitions.PropertyType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** {@code /sessions/}: the properties that sessions have, and values of them to choose from. */
public final class SessionResource implements Resource {
    private final PropertyValues values;
    private final QueryWaiters waiters;

    public SessionResource(PropertyValues values, QueryWaiters waiters) {
        this.values = values;
        this.waiters = waiters;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/sessions/values/")
                        .scope("query:read")
                        .summary("Values of a session property in the last thirty days: key, value")
                        .answersLater(ValueList.class, this::values),
                Route.get(Area.PROJECT, "/sessions/property_definitions/")
                        .scope("query:read")
                        .summary("The properties that every session has: search, is_numerical")
                        .answers(SessionPropertyList.class, SessionResource::properties));
    }

    private CompletionStage<Reply<ValueList>> values(Call<Void> call) {
        String key = call.query("key");
        if (key == null || key.isEmpty()) {
            throw ApiException.invalid("key", "Key not provided");
        }
        return waiters.later(() ->
                Reply.ok(
                        ValueList.of(
                                values.ofSessions(call.project().id(), key, call.query("value")))));
    }

    private static Reply<SessionPropertyList> properties(Call<Void> call) {
        String search = call.query("search");
        String numerical = call.query("is_numerical");
        List<SessionPropertyAnswer> found =
                BuiltInProperties.sessions().entrySet().stream()
                        .filter(property -> search == null || contains(property.getKey(), search))
                        .map(property ->
                                SessionPropertyAnswer.of(property.getKey(), property.getValue()))
                        .filter(property ->
                                numerical == null
                                        || property.isNumerical()
                                                == numerical.equalsIgnoreCase("true"))
                        .toList();
        return Reply.ok(new SessionPropertyList(found.size(), found));
    }

    private static boolean contains(String name, String search) {
        return name.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }

    /** All properties at once; there are few. */
    record SessionPropertyList(int count, List<SessionPropertyAnswer> results) {}

    /** One property; its name is its id. */
    record SessionPropertyAnswer(
            String id, String name, boolean isNumerical, String propertyType, List<String> tags) {
        private static SessionPropertyAnswer of(String name, PropertyType type) {
            return new SessionPropertyAnswer(
                    name, name, type == PropertyType.NUMERIC, type.jsonName(), List.of());
        }
    }
}
