package dev.hedgerow.metadata.tags;

import dev.hedgerow.metadata.Chunks;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * Rules of tags, inside the caller's transaction: lower case, trimmed, each once, sorted by name.
 * Stateless.
 */
public final class Tags {

    private static final int LENGTH_LIMIT = 255;

    private Tags() {}

    /** The tags of some objects by id; objects without tags are left out. */
    public static Map<String, List<String>> ofItems(
            Handle handle, long projectId, TaggedKind kind, Collection<String> itemIds) {
        TagDao dao = handle.attach(TagDao.class);
        return byItem(
                Chunks.of(itemIds).stream()
                        .flatMap(chunk -> dao.listOfItems(projectId, kind, chunk).stream())
                        .toList());
    }

    /** The tags of all objects of a kind by id, for lists that are filtered by tag. */
    public static Map<String, List<String>> ofKind(Handle handle, long projectId, TaggedKind kind) {
        return byItem(handle.attach(TagDao.class).listOfKind(projectId, kind));
    }

    public static List<String> of(Handle handle, TagHolder holder) {
        String id = holder.id();
        return ofItems(handle, holder.projectId(), holder.kind(), List.of(id))
                .getOrDefault(id, List.of());
    }

    /** Every tag that something in the project bears, by name. */
    public static List<String> all(Handle handle, long projectId) {
        return handle.attach(TagDao.class).listTags(projectId);
    }

    /** Gives an object exactly these tags and returns them normalized. */
    public static List<String> replace(Handle handle, TagHolder holder, Collection<String> tags) {
        TagDao dao = handle.attach(TagDao.class);
        List<String> normalized = normalize(tags);
        dao.deleteAll(holder);
        dao.insert(
                normalized.stream()
                        .map(tag ->
                                new TaggedItem(holder.projectId(), holder.kind(), holder.id(), tag))
                        .toList());
        return normalized;
    }

    /** Gives an object the tags of the body's field {@code tags}; without it leaves them alone. */
    public static void update(Handle handle, TagHolder holder, Body body) {
        if (body.has("tags")) {
            replace(handle, holder, Json.parseTexts(body.textsOrEmpty("tags", "[]")));
        }
    }

    /** Lower case, trimmed, without empties and doubles, sorted. */
    public static List<String> normalize(Collection<String> tags) {
        Set<String> normalized = new TreeSet<>();
        for (String tag : tags) {
            String name = tag.strip().toLowerCase(Locale.ROOT);
            if (name.length() > LENGTH_LIMIT) {
                throw MetadataException.tooLong("tags", LENGTH_LIMIT);
            }
            if (!name.isEmpty()) {
                normalized.add(name);
            }
        }
        return List.copyOf(normalized);
    }

    private static Map<String, List<String>> byItem(List<TaggedItem> items) {
        return items.stream()
                .collect(
                        Collectors.groupingBy(
                                TaggedItem::itemId,
                                LinkedHashMap::new,
                                Collectors.mapping(TaggedItem::tag, Collectors.toList())));
    }

    /**
     * The texts of a JSON list, as ids come: numbers count as their digits, containers as nothing.
     */
    static List<String> ids(JsonNode list) {
        return list.valueStream().map(id -> id.asString("")).toList();
    }
}
