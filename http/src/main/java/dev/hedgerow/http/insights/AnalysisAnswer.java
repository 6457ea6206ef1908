package dev.hedgerow.http.insights;

/** What stands out in an insight, as plain text; empty when there is nothing to say. */
public record AnalysisAnswer(String result) {}
