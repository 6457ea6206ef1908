package dev.hedgerow.http.tags;

import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.tags.Tags;
import java.util.List;

/** {@code /tags/}. */
public final class TagResource implements Resource {
    private final MetadataDatabase metadata;

    public TagResource(MetadataDatabase metadata) {
        this.metadata = metadata;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/tags/")
                        .scope("project:read")
                        .summary("All tags that something in the project has, by name")
                        .answers(List.class, this::list));
    }

    private Reply<List<String>> list(Call<Void> call) {
        return Reply.ok(metadata.read(handle -> Tags.all(handle, call.project().id())));
    }
}
