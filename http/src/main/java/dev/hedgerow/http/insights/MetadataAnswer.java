package dev.hedgerow.http.insights;

/** A name and a description for a query. */
public record MetadataAnswer(String name, String description) {}
