package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;

/**
 * The aggregation of one series.
 *
 * @param property the property of the property maths
 * @param subject whose property it is: {@code EVENT}, {@code PERSON} or {@code SESSION}
 * @param groupTypeIndex the type of group that {@code unique_group} counts
 * @param hogql the expression of math {@code hogql}
 * @param multiplier what a result is multiplied by, 1 by default
 */
public record SeriesMath(
        MathKind kind,
        @Nullable String property,
        PropertySubject.Kind subject,
        @Nullable Integer groupTypeIndex,
        @Nullable String hogql,
        double multiplier) {

    static SeriesMath parse(Fields fields) {
        MathKind kind = fields.choice("math", MathKind.class, MathKind.TOTAL);
        Double multiplier = fields.number("math_multiplier");
        String propertyType = fields.text("math_property_type");
        PropertySubject.Kind subject =
                switch (propertyType == null ? "" : propertyType) {
                    case "person_properties" -> PropertySubject.Kind.PERSON;
                    case "session_properties" -> PropertySubject.Kind.SESSION;
                    default -> PropertySubject.Kind.EVENT;
                };
        return new SeriesMath(
                kind,
                fields.text("math_property"),
                subject,
                fields.integer("math_group_type_index"),
                fields.text("math_hogql"),
                multiplier == null ? 1 : multiplier);
    }
}
