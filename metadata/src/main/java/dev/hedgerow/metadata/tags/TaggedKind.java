package dev.hedgerow.metadata.tags;

/** What can bear tags; the names stand in the column {@code kind}. */
public enum TaggedKind {
    INSIGHT,
    DASHBOARD,
    EVENT_DEFINITION,
    PROPERTY_DEFINITION,
    ACTION;

    /** Whether the objects are told apart by UUIDs; others have numbers. */
    boolean hasUuids() {
        return this == EVENT_DEFINITION || this == PROPERTY_DEFINITION;
    }
}
