package dev.hedgerow.hogql.compile;

import dev.hedgerow.hogql.catalog.NameUse;
import dev.hedgerow.hogql.catalog.PropertyUse;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query that a store can run as it stands. Only {@link HogqlCompiler} makes them. Immutable. */
public final class CompiledQuery {
    private final String sql;
    private final List<@Nullable Object> parameters;
    private final List<Column> columns;
    private final Set<String> tables;
    private final Set<PropertyUse> properties;
    private final List<NameUse> names;
    private final long projectId;
    private final String hogql;
    private final OptionalLong defaultLimit;

    CompiledQuery(
            String sql,
            List<@Nullable Object> parameters,
            List<Column> columns,
            Set<String> tables,
            Set<PropertyUse> properties,
            List<NameUse> names,
            long projectId,
            String hogql,
            OptionalLong defaultLimit) {
        this.sql = sql;
        this.parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
        this.columns = List.copyOf(columns);
        this.tables = Collections.unmodifiableSet(new LinkedHashSet<>(tables));
        this.properties = Collections.unmodifiableSet(new LinkedHashSet<>(properties));
        this.names = List.copyOf(names);
        this.projectId = projectId;
        this.hogql = hogql;
        this.defaultLimit = defaultLimit;
    }

    /** The engine's SQL with one numbered placeholder ({@code $1}, {@code $2} …) per parameter. */
    public String sql() {
        return sql;
    }

    /**
     * The values of the placeholders, in order: String, Long, Double, Boolean, BigDecimal, UUID,
     * LocalDate, LocalDateTime.
     */
    public List<@Nullable Object> parameters() {
        return parameters;
    }

    public List<Column> columns() {
        return columns;
    }

    /** The logical tables that the query names, in order of appearance. */
    public Set<String> tables() {
        return tables;
    }

    /** The properties that the query reads. */
    public Set<PropertyUse> properties() {
        return properties;
    }

    /** The fields and cohorts that the query's text names, in order of appearance. */
    public List<NameUse> names() {
        return names;
    }

    /** A query for the engine's plan of this one: rows of a kind of plan and its text. */
    public CompiledQuery explained() {
        return new CompiledQuery(
                "EXPLAIN " + sql,
                parameters,
                List.of(new Column("kind", Types.STRING), new Column("plan", Types.STRING)),
                tables,
                properties,
                names,
                projectId,
                hogql,
                OptionalLong.empty());
    }

    /** The only project whose rows it sees. */
    public long projectId() {
        return projectId;
    }

    /** The query as HogQL text, normalised. */
    public String hogql() {
        return hogql;
    }

    /**
     * The limit that was applied because the query had none. The SQL then asks for one row more: a
     * reader that gets more than this many rows drops the last and answers {@code hasMore}. Empty
     * where the query says its own limit, is a union (whose parts are limited each), or where the
     * context has no limits.
     */
    public OptionalLong defaultLimit() {
        return defaultLimit;
    }

    @Override
    public String toString() {
        return sql;
    }
}
