package dev.hedgerow.metadata.sharing;

/** What can be shared; the names stand in the column {@code kind}. */
public enum SharedKind {
    INSIGHT,
    DASHBOARD
}
