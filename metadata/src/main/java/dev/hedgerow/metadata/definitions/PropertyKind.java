package dev.hedgerow.metadata.definitions;

/** Whose property it is; the names stand in the column {@code kind}. */
public enum PropertyKind {
    EVENT,
    PERSON,
    GROUP
}
