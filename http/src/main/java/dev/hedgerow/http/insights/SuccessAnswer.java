package dev.hedgerow.http.insights;

/** It was done. */
public record SuccessAnswer(boolean success) {}
