package dev.hedgerow.http.groups;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be set on a type of group. */
public record GroupTypeFields(
        int groupTypeIndex,
        @Nullable String nameSingular,
        @Nullable String namePlural,
        @Nullable List<String> defaultColumns) {}
