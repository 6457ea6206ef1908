package dev.hedgerow.metadata.tags;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Adds, removes or sets tags of many objects: the body of {@code bulk_update_tags}.
 *
 * @param ids texts of numbers or UUIDs, spelt as the objects spell them, each once
 * @param tags normalized
 */
public record BulkTagUpdate(TaggedKind kind, List<String> ids, Action action, List<String> tags) {

    /** Why objects that access can be restricted to are skipped. */
    public static final String NO_EDIT_ACCESS = "Not found or no edit access";

    private static final int MOST_IDS = 500;
    private static final int MOST_TAGS = 100;
    private static final int MOST_CHANGES = 10_000;

    /** What happens with the tags. */
    public enum Action {
        ADD,
        REMOVE,
        SET
    }

    /** An object with the tags it has now. */
    public record Updated(String id, List<String> tags) {}

    /** An object that was left alone, and why. */
    public record Skipped(String id, String reason) {}

    /** What became of each id, in the order asked. */
    public record Outcome(List<Updated> updated, List<Skipped> skipped) {}

    /** Is told of each object whose tags were set, with those it had and those it has. */
    @FunctionalInterface
    public interface Listener<T> {
        void updated(T item, List<String> before, List<String> after);
    }

    /**
     * Reads a body, refusing more than 500 ids, more than 100 tags, more than 10,000 changes in all
     * and unknown actions. Only definitions have ids that are not numbers.
     */
    public static BulkTagUpdate read(TaggedKind kind, Body body) {
        for (String name : List.of("ids", "action", "tags")) {
            if (!body.has(name)) {
                throw MetadataException.required(name);
            }
        }
        Set<String> ids = new LinkedHashSet<>(Tags.ids(Json.parse(body.list("ids", "[]"))));
        String action = body.choice("action", "", List.of("add", "remove", "set"));
        List<String> tags = Json.parseTexts(body.texts("tags", "[]"));
        if (ids.isEmpty()) {
            throw MetadataException.invalid("ids", "This list may not be empty.");
        }
        if (kind.hasUuids() && !ids.stream().allMatch(BulkTagUpdate::isUuid)) {
            throw MetadataException.invalid("ids", "Must be a valid UUID.");
        }
        if (!kind.hasUuids() && !ids.stream().allMatch(id -> id.matches("\\d{1,18}"))) {
            throw MetadataException.invalid("ids", "A valid integer is required.");
        }
        if (tags.isEmpty() && !action.equals("set")) {
            throw MetadataException.invalid("tags", "This list may not be empty.");
        }
        if (ids.size() > MOST_IDS) {
            throw MetadataException.invalid(
                    "ids", "Ensure this field has no more than " + MOST_IDS + " elements.");
        }
        if (tags.size() > MOST_TAGS) {
            throw MetadataException.invalid(
                    "tags", "Ensure this field has no more than " + MOST_TAGS + " elements.");
        }
        if (tags.stream().anyMatch(String::isBlank)) {
            throw MetadataException.blank("tags");
        }
        List<String> normalized = Tags.normalize(tags);
        if (ids.size() * normalized.size() > MOST_CHANGES) {
            throw MetadataException.invalid(
                    "tags",
                    "The number of ids times the number of tags must not exceed "
                            + MOST_CHANGES
                            + ".");
        }
        Action parsed =
                switch (action) {
                    case "add" -> Action.ADD;
                    case "remove" -> Action.REMOVE;
                    default -> Action.SET;
                };
        List<String> spelt = ids.stream().map(id -> spelt(kind, id)).distinct().toList();
        return new BulkTagUpdate(kind, spelt, parsed, normalized);
    }

    private static String spelt(TaggedKind kind, String id) {
        return kind.hasUuids() ? id.toLowerCase(Locale.ROOT) : String.valueOf(Long.parseLong(id));
    }

    /**
     * Changes those of the ids that are among {@code existing}; the others are skipped for this
     * reason.
     *
     * @param existing the objects by id
     */
    public <T> Outcome apply(
            Handle handle,
            long projectId,
            Map<String, T> existing,
            String skipReason,
            Listener<T> listener) {
        Map<String, List<String>> present = Tags.ofItems(handle, projectId, kind, ids);
        List<Updated> updated = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (String id : ids) {
            T item = existing.get(id);
            if (item == null) {
                skipped.add(new Skipped(id, skipReason));
                continue;
            }
            List<String> before = present.getOrDefault(id, List.of());
            TagHolder holder = new TagHolder(projectId, kind, id);
            List<String> after = Tags.replace(handle, holder, changed(before));
            updated.add(new Updated(id, after));
            listener.updated(item, before, after);
        }
        return new Outcome(List.copyOf(updated), List.copyOf(skipped));
    }

    private static boolean isUuid(String id) {
        return id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    private List<String> changed(List<String> present) {
        Set<String> changed = new LinkedHashSet<>(present);
        switch (action) {
            case ADD -> changed.addAll(tags);
            case REMOVE -> tags.forEach(changed::remove);
            case SET -> {
                changed.clear();
                changed.addAll(tags);
            }
        }
        return List.copyOf(changed);
    }
}
