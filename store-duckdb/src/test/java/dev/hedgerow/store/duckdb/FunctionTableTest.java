package dev.hedgerow.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.hogql.functions.FunctionKind;
import dev.hedgerow.hogql.functions.FunctionSignature;
import dev.hedgerow.hogql.functions.FunctionTable;
import dev.hedgerow.hogql.functions.Lowering;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Runs every function of the table on the real engine and compares with ClickHouse's results. */
class FunctionTableTest {

    private static final Instant NOW = Instant.parse("2026-03-08T12:00:00Z");
    private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\(");
    private static final Pattern FIRST_TEXT =
            Pattern.compile("([A-Za-z_0-9]+)\\(('[^']*')((?:, [^()]*)?\\))");

    /** Functions whose first argument is a unit, or whose result tells the type. */
    private static final Set<String> NEEDS_LITERAL =
            Set.of("toTypeName", "arrayReduce", "assumeNotNull");

    private static final List<String> FILES =
            List.of(
                    "aggregates.txt",
                    "combined.txt",
                    "arrays.txt",
                    "bitmaps.txt",
                    "conditions.txt",
                    "conversions.txt",
                    "dates.txt",
                    "hashes.txt",
                    "hexagons.txt",
                    "helpers.txt",
                    "json.txt",
                    "maps.txt",
                    "math.txt",
                    "network.txt",
                    "search.txt",
                    "sequences.txt",
                    "strings.txt",
                    "urls.txt",
                    "windows.txt");

    @TempDir private static @Nullable Path folder;

    private static @Nullable StoreFixture opened;

    private final HogqlCompiler compiler = new HogqlCompiler();

    @BeforeAll
    static void open() {
        opened = StoreFixture.open(Objects.requireNonNull(folder));
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void functions_giveClickHousesValues(String file) {
        List<String> wrong = new ArrayList<>();
        for (FunctionCase function : FunctionCase.read(file)) {
            check(function, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    /** Each case of an aggregate again, with a condition that always holds. */
    @Test
    void aggregatesWithIf_giveTheSameWhereTheConditionHolds() {
        Pattern start =
                Pattern.compile("([A-Za-z_0-9]+)((?:\\([0-9., ]+\\))?)\\((.*)\\) from (.*)");
        List<String> wrong = new ArrayList<>();
        for (FunctionCase function : FunctionCase.read("aggregates.txt")) {
            Matcher call = start.matcher(function.expression());
            if (call.matches() && isPlainAggregate(call.group(1))) {
                String args = call.group(3).isEmpty() ? "" : call.group(3) + ", ";
                check(
                        function.with(
                                call.group(1)
                                        + "If"
                                        + call.group(2)
                                        + "("
                                        + args
                                        + "1 = 1) from "
                                        + call.group(4)),
                        wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Each case again, its first text from a column that may be null: as properties come. */
    @ParameterizedTest
    @FieldSource("FILES")
    void functions_giveTheSameForAColumnThatMayBeNull(String file) {
        List<String> wrong = new ArrayList<>();
        for (FunctionCase function : FunctionCase.read(file)) {
            Matcher call = FIRST_TEXT.matcher(function.expression());
            if (call.matches() && !NEEDS_LITERAL.contains(call.group(1))) {
                check(
                        function.with(
                                call.group(1)
                                        + "(c"
                                        + call.group(3)
                                        + " from (select nullIf("
                                        + call.group(2)
                                        + ", '<none>') as c)"),
                        wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /**
     * All but those that need a project's cohorts, actions or events; the compiler's tests have
     * them.
     */
    @Test
    void functions_haveACaseEach() {
        Set<String> called =
                new TreeSet<>(
                        Set.of(
                                "inCohort",
                                "matchesAction",
                                "getSurveyResponse",
                                "uniqueSurveySubmissionsFilter"));
        for (String file : FILES) {
            for (FunctionCase function : FunctionCase.read(file)) {
                Matcher call = CALL.matcher(function.expression());
                while (call.find()) {
                    called.add(call.group(1));
                }
            }
        }
        List<String> without =
                FunctionTable.standard().all().stream()
                        .filter(f -> !(f.duckdb() instanceof Lowering.Missing))
                        .filter(f -> !isCombined(f))
                        .map(FunctionSignature::name)
                        .filter(name -> !called.contains(name))
                        .toList();
        assertThat(without).isEmpty();
    }

    private static boolean isPlainAggregate(String name) {
        return FunctionTable.standard().find(name).filter(f -> !isCombined(f)).isPresent()
                && FunctionTable.standard().find(name + "If").isPresent();
    }

    /** Whether the function is an aggregate with a combinator, made from another entry. */
    private static boolean isCombined(FunctionSignature function) {
        return function.kind() == FunctionKind.AGGREGATE && function.isCombined();
    }

    private void check(FunctionCase function, List<String> wrong) {
        String actual;
        try {
            actual = run(function);
        } catch (HogqlException | StoreException | IllegalStateException e) {
            actual = "!" + e.getMessage();
        }
        boolean failed = actual.startsWith("!");
        boolean fits;
        if (function.expected().equals("*")) {
            fits = !failed;
        } else if (failed && function.expected().startsWith("!")) {
            fits = actual.contains(function.expected().substring(1));
        } else {
            fits = actual.equals(function.expected());
        }
        if (!fits) {
            wrong.add(
                    function.place()
                            + "  "
                            + function.expression()
                            + "\n    expected "
                            + function.expected()
                            + "\n    but was  "
                            + actual
                            + "\n");
        }
    }

    private String run(FunctionCase function) {
        CompileContext context = CompileContext.of(1, NOW).withZone(ZoneId.of(function.zone()));
        CompiledQuery query =
                compiler.compile(
                        HogqlParser.parseQuery("SELECT " + function.expression()), context);
        List<List<@Nullable Object>> rows =
                Objects.requireNonNull(opened).rows(query.sql(), query.parameters().toArray());
        for (List<@Nullable Object> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                HogqlType type = query.columns().get(i).type();
                if (!fits(row.get(i), type)) {
                    throw new IllegalStateException(
                            ValueText.of(row.get(i)) + " is no " + type.name());
                }
            }
        }
        return rows.stream()
                .map(row -> row.stream().map(ValueText::of).collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" | "));
    }

    /** Whether the type that the compiler tells is that of the value. */
    private static boolean fits(@Nullable Object value, HogqlType type) {
        if (type.isUnknown()) {
            return true;
        }
        if (value == null) {
            return type.nullable();
        }
        return switch (type) {
            case HogqlType.Array array ->
                    value instanceof List<?> list
                            && list.stream().allMatch(v -> fits(v, array.element()));
            case HogqlType.Tuple tuple ->
                    value instanceof List<?> list && list.size() == tuple.elements().size();
            case HogqlType.MapOf _ -> value instanceof Map<?, ?>;
            case HogqlType.DateTime _ -> value instanceof LocalDateTime;
            case HogqlType.Interval _ -> true;
            case HogqlType.Scalar scalar ->
                    switch (scalar.kind()) {
                        case STRING, JSON -> value instanceof String;
                        case BOOLEAN -> value instanceof Boolean;
                        case UINT8, UINT16, UINT32, UINT64, INT32, INT64 ->
                                value instanceof Long || value instanceof java.math.BigDecimal;
                        case FLOAT64, DECIMAL -> value instanceof Number;
                        case UUID -> value instanceof UUID;
                        case DATE -> value instanceof LocalDate;
                        case IPV4, IPV6, UNKNOWN -> true;
                        case NOTHING -> false;
                    };
        };
    }
}
