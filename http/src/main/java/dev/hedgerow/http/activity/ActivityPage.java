package dev.hedgerow.http.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the log, newest first; its envelope is not the one of other lists. */
public record ActivityPage(
        List<ActivityAnswer> results,
        @Nullable String next,
        @Nullable String previous,
        int totalCount) {}
