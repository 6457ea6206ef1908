package dev.hedgerow.http.route;

/** It was done. */
public record SuccessAnswer(boolean success) {}
