package dev.hedgerow.metadata.tags;

/** A row of {@code tagged_items}: one tag of one object. */
public record TaggedItem(long projectId, TaggedKind kind, String itemId, String tag) {}
