package dev.hedgerow.metadata.tags;

/** What can bear tags; the names stand in the column {@code kind}. */
public enum TaggedKind {
    INSIGHT,
    DASHBOARD,
    EVENT_DEFINITION,
    PROPERTY_DEFINITION,
    ACTION
}
