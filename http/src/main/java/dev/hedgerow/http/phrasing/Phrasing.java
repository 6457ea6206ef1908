package dev.hedgerow.http.phrasing;

/** Says a text in better words, or gives it back. Thread-safe. */
@FunctionalInterface
public interface Phrasing {
    /** Leaves every text as it is. */
    Phrasing NONE = text -> text;

    /** The text with the same meaning and numbers; may take seconds. */
    String rephrase(String text);
}
