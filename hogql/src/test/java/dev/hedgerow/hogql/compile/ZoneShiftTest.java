package dev.hedgerow.hogql.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's days and hours against Java's, in zones with many, few, odd and no transitions. */
class ZoneShiftTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Asia/Kolkata",
                "Europe/Berlin",
                "America/New_York",
                "America/Sao_Paulo",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "Pacific/Apia",
                "Asia/Kathmandu"
            })
    void startsOfDays_areThoseOfTheZone(String name) throws SQLException {
        ZoneId zone = ZoneId.of(name);
        List<Instant> times =
                LongStream.range(0, 500)
                        .mapToObj(i ->
                                Instant.parse("1985-01-01T00:30:00Z")
                                        .plus(i * 749, ChronoUnit.HOURS))
                        .toList();
        String array =
                times.stream()
                        .map(time -> "'" + time.atZone(ZoneOffset.UTC).toLocalDateTime() + "Z'")
                        .collect(Collectors.joining(", "));
        String hogql =
                "select toStartOfDay(t), toHour(t) from (select toDateTime(text) as t from"
                        + " (select arrayJoin(["
                        + array
                        + "]) as text)) order by t";
        try (CompilerTables tables = new CompilerTables()) {
            List<List<Object>> expected =
                    times.stream()
                            .map(time ->
                                    List.<Object>of(
                                            utc(
                                                    time.atZone(zone)
                                                            .toLocalDate()
                                                            .atStartOfDay(zone)
                                                            .toInstant()),
                                            (long) time.atZone(zone).getHour()))
                            .toList();
            assertThat(tables.rows(hogql, CompilerTables.context().withZone(zone)))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York"})
    void boundedQueries_giveTheSameDays(String name) throws SQLException {
        try (CompilerTables tables = new CompilerTables()) {
            var context = CompilerTables.context().withZone(ZoneId.of(name));
            String columns =
                    "select toStartOfMonth(timestamp), toStartOfDay(timestamp), toHour(timestamp) from events";
            String bounded =
                    columns
                            + " where timestamp >= '2024-01-01' and timestamp < '2024-02-01' order by uuid";
            assertThat(tables.rows(bounded, context))
                    .isEqualTo(tables.rows(columns + " order by uuid", context));
            assertThat(tables.compile(bounded, context).sql()).hasSizeLessThan(2_000);
        }
    }

    private static String utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
