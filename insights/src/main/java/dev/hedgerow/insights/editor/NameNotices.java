package dev.hedgerow.insights.editor;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.catalog.CohortUse;
import dev.hedgerow.hogql.catalog.FieldUse;
import dev.hedgerow.hogql.catalog.NameUse;
import dev.hedgerow.hogql.catalog.PhysicalSchema;
import dev.hedgerow.hogql.parser.HogqlPrinter;
import dev.hedgerow.insights.editor.QueryCheck.Notice;
import org.jspecify.annotations.Nullable;

/** What editors are told about the names in a query, in PostHog's words. */
final class NameNotices {
    private NameNotices() {}

    /**
     * @param columns tells which properties have columns of their own; null to say nothing of it
     */
    static Notice of(NameUse use, String text, @Nullable PhysicalSchema columns) {
        return switch (use) {
            case CohortUse cohort -> ofCohort(cohort);
            case FieldUse field when field.table().isEmpty() ->
                    Notice.at(
                            field.span(),
                            "Field '%s' is of type '%s'"
                                    .formatted(field.name(), field.type().family()),
                            null);
            case FieldUse property -> ofProperty(property, text, columns);
        };
    }

    private static Notice ofCohort(CohortUse cohort) {
        if (cohort.byName()) {
            String id = String.valueOf(cohort.id());
            return Notice.at(
                    cohort.span(),
                    "Searching for cohort by name. Replace with numeric ID "
                            + id
                            + " to protect against renaming.",
                    id);
        }
        String name = HogqlPrinter.print(Constant.of(cohort.name()));
        return Notice.at(
                cohort.span(),
                "Cohort #" + cohort.id() + " can also be specified as " + name,
                name);
    }

    /** At the property's key, where that is written plainly. */
    private static Notice ofProperty(
            FieldUse property, String text, @Nullable PhysicalSchema columns) {
        String what =
                switch (property.table()) {
                    case "events" -> "Event property";
                    case "persons" -> "Person property";
                    default -> "Property";
                };
        String message =
                "%s '%s' is of type '%s'."
                        .formatted(what, property.name(), property.type().family());
        if (columns != null) {
            boolean promoted =
                    columns.promotedColumn(property.table(), property.name()).isPresent();
            message +=
                    promoted
                            ? " This property is materialized ⚡️."
                            : " This property is not materialized 🐢.";
        }
        int end = property.span().end();
        int key = end - property.name().length();
        boolean plain = key >= 0 && end <= text.length() && text.startsWith(property.name(), key);
        Span place = property.span();
        return new Notice(message, plain ? key : place.start(), end, null);
    }
}
