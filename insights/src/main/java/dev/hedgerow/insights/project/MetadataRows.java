package dev.hedgerow.insights.project;

/** The tables of projects' metadata, for queries that read them. Thread-safe. */
@FunctionalInterface
public interface MetadataRows {
    /**
     * The rows of a table as a JSON list of objects; times are microseconds since 1970.
     *
     * @param table the name after {@code system.}
     */
    String of(long projectId, String table);
}
