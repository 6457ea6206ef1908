package dev.hedgerow.http.query;

/** What became of a request to cancel a query. */
public record CancelAnswer(String message) {}
