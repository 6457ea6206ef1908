package dev.hedgerow.insights.query;

/** An enum constant that is spelt in JSON by {@link #json()}. */
public interface JsonName {
    String json();
}
