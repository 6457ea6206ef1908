package dev.hedgerow.http.query;

/** What a caller that may run queries in the background is told. */
public record AuthCheckAnswer(String user) {
    static final AuthCheckAnswer FINE = new AuthCheckAnswer("ok");
}
