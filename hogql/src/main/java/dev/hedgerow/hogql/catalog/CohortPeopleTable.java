package dev.hedgerow.hogql.catalog;

import static dev.hedgerow.hogql.catalog.TableBuilder.view;

import dev.hedgerow.hogql.types.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who is in which of a project's cohorts with criteria now: a row per person and cohort. Members of
 * static cohorts are stored, and have a table of their own.
 */
final class CohortPeopleTable {
    static final String NAME = "cohort_people";

    private static final String NOBODY =
            "SELECT id AS person_id, 0 AS cohort_id FROM persons WHERE 1 = 2";

    private CohortPeopleTable() {}

    /** The table for those cohorts. */
    static LogicalTable table(List<Long> cohorts) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("person_id", "member.person_id");
        columns.put("cohort_id", "member.cohort_id");
        String members =
                cohorts.isEmpty()
                        ? NOBODY
                        : cohorts.stream()
                                .map(CohortPeopleTable::members)
                                .collect(Collectors.joining(" UNION ALL "));
        return view(NAME)
                .column("person_id", Types.UUID)
                .column("cohort_id", Types.INT64)
                .lazy("person", "persons", "person_id", "id")
                .build(
                        new LogicalTable.View(
                                columns, "FROM (" + members + ") AS member", "person_id", null));
    }

    /** HogQL made of a number. */
    private static String members(long cohort) {
        return "SELECT id AS person_id, %1$d AS cohort_id FROM persons WHERE id IN COHORT %1$d"
                .formatted(cohort);
    }
}
