package dev.hedgerow.ingest.validate;

/**
 * What ingest has to know of a project.
 *
 * @param id the project
 * @param anonymizeIps true when {@code $ip} is not to be stored
 */
public record IngestProject(long id, boolean anonymizeIps) {}
