package dev.hedgerow.http.users;

/** Signing in or out worked. */
public record LoginAnswer(boolean success) {}
