package dev.hedgerow.insights.sql;

import dev.hedgerow.hogql.ast.AliasedRelation;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Join;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.SampledRelation;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.DateRange;
import dev.hedgerow.insights.query.HogQLQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.DateText;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code {filters}} stands for in a SELECT from events, sessions or groups: properties, test
 * accounts, and {@code [date_from, date_to)} in exact instants (HogQL rule 27).
 */
final class FiltersPlaceholder {
    private final HogQLQuery.@Nullable Filters filters;
    private final ProjectSnapshot project;
    private final Instant now;

    FiltersPlaceholder(HogQLQuery.@Nullable Filters filters, ProjectSnapshot project, Instant now) {
        this.filters = filters;
        this.project = project;
        this.now = now;
    }

    /**
     * The value of {@code {filters}} or of a part of it, in a SELECT; nothing for a bound that is
     * not set.
     */
    Optional<Expr> value(List<String> chain, @Nullable SelectQuery select) {
        String name = String.join(".", chain);
        return switch (name) {
            case "filters" -> Optional.of(condition(select));
            case "filters.dateRange.from", "filters.dateRange.date_from" ->
                    date(range().from(), "query.filters.dateRange.date_from");
            case "filters.dateRange.to", "filters.dateRange.date_to" ->
                    date(range().to(), "query.filters.dateRange.date_to");
            default ->
                    throw QueryException.invalid(
                            "Unsupported filters placeholder `{"
                                    + name
                                    + "}`. Supported filters placeholders are: `{filters}`,"
                                    + " `{filters.dateRange.from}`, `{filters.dateRange.to}`.",
                            "query.query");
        };
    }

    private DateRange range() {
        return filters == null ? DateRange.DEFAULT : filters.dateRange();
    }

    private Optional<Expr> date(@Nullable String text, String attr) {
        return instant(text, attr).map(Constant::of);
    }

    private Optional<Instant> instant(@Nullable String text, String attr) {
        if (text == null || text.equals(DateRanges.ALL)) {
            return Optional.empty();
        }
        ZonedDateTime here = now.atZone(project.zone());
        return Optional.of(
                DateText.parse(text, here, project.weekStart(), attr).value().toInstant());
    }

    private record Target(FilterScope scope, Field time) {}

    private Expr condition(@Nullable SelectQuery select) {
        Target target = target(select);
        if (filters == null) {
            return Conditions.TRUE;
        }
        FilterConditions conditions = new FilterConditions(project, now, target.scope());
        List<Expr> parts = new ArrayList<>();
        parts.add(conditions.of(filters.properties()));
        instant(range().from(), "query.filters.dateRange.date_from")
                .map(from -> compare(CompareOp.GREATER_OR_EQUAL, target, from))
                .ifPresent(parts::add);
        instant(range().to(), "query.filters.dateRange.date_to")
                .map(to -> compare(CompareOp.LESS, target, to))
                .ifPresent(parts::add);
        if (filters.filterTestAccounts()) {
            parts.add(conditions.testAccounts());
        }
        return Conditions.and(parts);
    }

    private static Expr compare(CompareOp op, Target target, Instant instant) {
        return Conditions.compare(op, target.time(), Constant.of(instant));
    }

    /** Events before sessions before groups, wherever in the joins they stand. */
    private static Target target(@Nullable SelectQuery select) {
        Set<String> tables = new HashSet<>();
        if (select != null && select.from() != null) {
            addTables(select.from(), tables);
        }
        if (tables.contains("events")) {
            return new Target(FilterScope.EVENTS, Field.of("timestamp"));
        }
        if (tables.contains("sessions") || tables.contains("raw_sessions")) {
            return new Target(FilterScope.SESSIONS, Field.of("$start_timestamp"));
        }
        if (tables.contains("groups")) {
            return new Target(FilterScope.GROUPS, Field.of("created_at"));
        }
        throw QueryException.invalid(
                "Cannot use 'filters' placeholder in a SELECT clause that does not"
                        + " select from the events, sessions or groups table.",
                "query.query");
    }

    private static void addTables(Relation relation, Set<String> tables) {
        switch (relation) {
            case TableName name -> tables.add(String.join(".", name.name()));
            case AliasedRelation aliased -> addTables(aliased.relation(), tables);
            case SampledRelation sampled -> addTables(sampled.relation(), tables);
            case Join join -> {
                addTables(join.left(), tables);
                addTables(join.right(), tables);
            }
            default -> {}
        }
    }
}
