package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;

/**
 * Numbers of weeks by ClickHouse's modes 0 to 9, which are MySQL's: whether weeks begin on Monday,
 * what makes a year's first week, and whether the days before it count as week 0 or belong to the
 * year before.
 */
final class Weeks {
    private Weeks() {}

    /** The number within the year, from 0 or 1. */
    static Sql number(Sql local, int mode) {
        Sql day = Sql.of("CAST($1 AS DATE)", local);
        if (belongsToOtherYears(mode)) {
            return Sql.of("($1 % 100)", withYear(day, mode));
        }
        Sql first = first(year(day), mode);
        return Sql.of(
                "CAST(CASE WHEN $1 < $2 THEN 0 ELSE ($1 - $2) // 7 + 1 END AS BIGINT)", day, first);
    }

    /** The year of the week, and its number as the last two digits. */
    static Sql yearAndNumber(Sql local, int mode) {
        return withYear(Sql.of("CAST($1 AS DATE)", local), mode);
    }

    private static Sql withYear(Sql day, int mode) {
        Sql year = year(day);
        return Sql.of(
                "CAST(CASE WHEN $1 < $3 THEN ($2 - 1) * 100 + ($1 - $5) // 7 + 1"
                        + " WHEN $1 >= $4 THEN ($2 + 1) * 100 + 1"
                        + " ELSE $2 * 100 + ($1 - $3) // 7 + 1 END AS BIGINT)",
                day,
                year,
                first(year, mode),
                first(Sql.of("($1 + 1)", year), mode),
                first(Sql.of("($1 - 1)", year), mode));
    }

    private static Sql year(Sql day) {
        return Sql.of("year($1)", day);
    }

    private static boolean belongsToOtherYears(int mode) {
        return mode >= 8 || (mode & 2) != 0;
    }

    /** The first day of a year's first week. */
    private static Sql first(Sql year, int mode) {
        boolean monday = mode % 2 == 1;
        if (mode >= 8) {
            return startOfWeek(Sql.of("make_date($1, 1, 1)", year), monday);
        }
        boolean fourDays = monday == ((mode & 4) == 0);
        return startOfWeek(
                fourDays
                        ? Sql.of("make_date($1, 1, 4)", year)
                        : Sql.of("make_date($1, 1, 7)", year),
                monday);
    }

    private static Sql startOfWeek(Sql day, boolean monday) {
        return monday
                ? since(day, "($1 - CAST(isodow($1) - 1 AS INTEGER))")
                : since(day, "($1 - CAST(dayofweek($1) AS INTEGER))");
    }

    private static Sql since(Sql day, @CompileTimeText String template) {
        return Sql.of(template, day);
    }
}
