package dev.hedgerow.http.tags;

import dev.hedgerow.metadata.tags.BulkTagUpdate;
import java.util.List;

/** What became of each object whose tags were to be changed. */
public record TagUpdateAnswer(List<Updated> updated, List<Skipped> skipped) {

    /**
     * An object with the tags it has now; the id is a number or a UUID, as in the object itself.
     */
    public record Updated(Object id, List<String> tags) {}

    /** An object that was left alone. */
    public record Skipped(Object id, String reason) {}

    /** For objects whose ids are numbers. */
    public static TagUpdateAnswer numbered(BulkTagUpdate.Outcome outcome) {
        return new TagUpdateAnswer(
                outcome.updated().stream()
                        .map(one -> new Updated(number(one.id()), one.tags()))
                        .toList(),
                outcome.skipped().stream()
                        .map(one -> new Skipped(number(one.id()), one.reason()))
                        .toList());
    }

    /** For objects whose ids are UUIDs. */
    public static TagUpdateAnswer unnumbered(BulkTagUpdate.Outcome outcome) {
        return new TagUpdateAnswer(
                outcome.updated().stream().map(one -> new Updated(one.id(), one.tags())).toList(),
                outcome.skipped().stream()
                        .map(one -> new Skipped(one.id(), one.reason()))
                        .toList());
    }

    private static Object number(String id) {
        return id.matches("\\d{1,18}") ? (Object) Long.valueOf(id) : id;
    }
}
