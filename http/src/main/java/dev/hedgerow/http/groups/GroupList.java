package dev.hedgerow.http.groups;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the list of groups, the newest first. */
public record GroupList(
        @Nullable String next, @Nullable String previous, List<GroupAnswer> results) {}
