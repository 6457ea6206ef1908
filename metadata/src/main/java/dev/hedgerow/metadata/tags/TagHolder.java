package dev.hedgerow.metadata.tags;

import java.util.UUID;

/**
 * An object that can bear tags.
 *
 * @param id the text of its number or UUID
 */
public record TagHolder(long projectId, TaggedKind kind, String id) {

    public TagHolder(long projectId, TaggedKind kind, long number) {
        this(projectId, kind, String.valueOf(number));
    }

    public TagHolder(long projectId, TaggedKind kind, UUID uuid) {
        this(projectId, kind, uuid.toString());
    }
}
