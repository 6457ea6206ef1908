package dev.hedgerow.metadata.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a project's log are wanted; what is null does not matter.
 *
 * @param scopes kinds of objects; empty for all
 */
public record ActivityFilter(@Nullable Long userId, @Nullable String itemId, List<String> scopes) {

    public ActivityFilter {
        scopes = List.copyOf(scopes);
    }

    /** Whether all kinds of objects are wanted; public since the binding of SQL reads it. */
    public boolean everyScope() {
        return scopes.isEmpty();
    }

    /** The scopes for SQL, whose lists cannot be empty. */
    List<String> scopesOrNothing() {
        return scopes.isEmpty() ? List.of("") : scopes;
    }
}
