package dev.hedgerow.http.tags;

import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.tags.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** {@code /tags/}: a bare list, or pages for those who search it or ask for pages. */
public final class TagResource implements Resource {
    private static final List<String> PAGING = List.of("search", "limit", "offset");

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
        List<String> tags = metadata.read(handle -> Tags.all(handle, call.project().id()));
        if (PAGING.stream().allMatch(name -> call.query(name) == null)) {
            return Reply.ok(tags);
        }
        String search = Objects.requireNonNullElse(call.query("search"), "");
        String part = search.strip().toLowerCase(Locale.ROOT);
        List<String> found = tags.stream().filter(tag -> tag.contains(part)).toList();
        return Reply.json(200, Page.of(call, found));
    }
}
