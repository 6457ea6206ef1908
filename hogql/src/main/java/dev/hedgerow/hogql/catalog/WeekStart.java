package dev.hedgerow.hogql.catalog;

/** The first day of a project's week: Sunday unless its {@code week_start_day} is 1. */
public enum WeekStart {
    SUNDAY,
    MONDAY
}
