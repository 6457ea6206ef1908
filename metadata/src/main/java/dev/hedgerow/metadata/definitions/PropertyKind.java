package dev.hedgerow.metadata.definitions;

/** Whose property it is; the names of the first three stand in the column {@code kind}. */
public enum PropertyKind {
    EVENT,
    PERSON,
    GROUP,
    /** Computed from events by queries, never stored. */
    SESSION
}
