package dev.hedgerow.store.duckdb;

import dev.hedgerow.hogql.catalog.PhysicalSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One state of the registry of promoted properties. Immutable; the same for everybody who holds it.
 */
final class PromotedProperties {

    /** A property with a column of its own; queries may read it once it is ready. */
    record Promoted(String table, String key, String column, boolean ready) {}

    private record TableAndKey(String table, String key) {}

    private final List<Promoted> all;
    private final Map<TableAndKey, Promoted> byKey;

    PromotedProperties(List<Promoted> all) {
        this.all = List.copyOf(all);
        this.byKey =
                this.all.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        p -> new TableAndKey(p.table(), p.key()),
                                        Function.identity()));
    }

    List<Promoted> all() {
        return all;
    }

    /** Of one table, in the order of the registry. */
    List<Promoted> of(String table) {
        return all.stream().filter(p -> p.table().equals(table)).toList();
    }

    Optional<Promoted> find(String table, String key) {
        return Optional.ofNullable(byKey.get(new TableAndKey(table, key)));
    }

    /** See {@link PhysicalSchema#promotedColumn}. */
    Optional<String> readyColumn(String table, String key) {
        return find(table, key).filter(Promoted::ready).map(Promoted::column);
    }
}
