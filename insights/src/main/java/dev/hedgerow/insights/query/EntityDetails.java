package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;

/**
 * What all kinds of entity have besides what they match.
 *
 * @param filter {@code properties} and {@code fixedProperties} together
 * @param optionalInFunnel whether a funnel may skip this step
 */
public record EntityDetails(
        @Nullable String name,
        @Nullable String customName,
        SeriesMath math,
        FilterGroup filter,
        boolean optionalInFunnel) {
    /** Of an entity that says nothing but its event. */
    public static final EntityDetails NONE =
            new EntityDetails(
                    null,
                    null,
                    new SeriesMath(MathKind.TOTAL, null, PropertySubject.Kind.EVENT, null, null, 1),
                    FilterGroup.EMPTY,
                    false);

    static EntityDetails parse(Fields fields) {
        return new EntityDetails(
                fields.text("name"),
                fields.text("custom_name"),
                SeriesMath.parse(fields),
                PropertyFilters.parse(fields, "properties")
                        .and(PropertyFilters.parse(fields, "fixedProperties")),
                fields.flag("optionalInFunnel"));
    }
}
