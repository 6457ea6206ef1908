package dev.hedgerow.http.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a route hangs: what stands before its path, and what the caller must have access to. */
public enum Area {
    /** At the path itself. */
    ROOT(""),
    /** In an organization, by id or {@code @current}. */
    ORGANIZATION("/api/organizations/{organization_id}"),
    /**
     * In a project, by id or {@code @current}; PostHog's newer name for the same thing is
     * environment.
     */
    PROJECT("/api/projects/{project_id}", "/api/environments/{project_id}");

    private final String documented;
    private final @Nullable String alias;

    Area(String documented) {
        this(documented, null);
    }

    Area(String documented, @Nullable String alias) {
        this.documented = documented;
        this.alias = alias;
    }

    /** The prefix that documents show. */
    String documentedPrefix() {
        return documented;
    }

    /** All prefixes. */
    List<String> prefixes() {
        return alias == null ? List.of(documented) : List.of(documented, alias);
    }
}
