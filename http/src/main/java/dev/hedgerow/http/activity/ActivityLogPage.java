package dev.hedgerow.http.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a project's whole log, newest first.
 *
 * @param count how many entries there are; left out of pages that were asked for by cursor
 */
public record ActivityLogPage(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer count,
        @Nullable String next,
        @Nullable String previous,
        List<ActivityAnswer> results) {}
