package dev.hedgerow.insights.advice;

/** What a query could be called, and what it shows in a sentence or two. */
public record QueryMetadata(String name, String description) {}
