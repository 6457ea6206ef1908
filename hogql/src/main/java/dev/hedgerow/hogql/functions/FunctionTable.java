package dev.hedgerow.hogql.functions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All functions by name. Immutable; made once by {@link #standard()}. */
public final class FunctionTable {
    /** Adds signatures; a combinator's source also reads those that are there. */
    @FunctionalInterface
    private interface Source {
        void addTo(List<FunctionSignature> out);
    }

    private record Family(String title, Source source) {}

    private static final List<Family> FAMILIES =
            List.of(
                    new Family("Comparison and logic", Operators::addTo),
                    new Family("Arithmetic and numbers", Arithmetics::addTo),
                    new Family("Arithmetic and numbers", MathFunctions::addTo),
                    new Family("Arithmetic and numbers", IntegerFunctions::addTo),
                    new Family("Choices and nulls", Conditionals::addTo),
                    new Family("Conversion", Conversions::addTo),
                    new Family("Conversion", ReinterpretFunctions::addTo),
                    new Family("Dates and times", DateFunctions::addTo),
                    new Family("Dates and times", DateCuts::addTo),
                    new Family("Dates and times", DateParts::addTo),
                    new Family("Dates and times", DateShifts::addTo),
                    new Family("Text", StringFunctions::addTo),
                    new Family("Text", EncodingFunctions::addTo),
                    new Family("Search in text", SearchFunctions::addTo),
                    new Family("Search in text", SplitFunctions::addTo),
                    new Family("Search in text", PatternFunctions::addTo),
                    new Family("Arrays", ArrayFunctions::addTo),
                    new Family("Arrays", ArrayEdits::addTo),
                    new Family("Arrays", ArrayRuns::addTo),
                    new Family("Arrays", ArrayQueries::addTo),
                    new Family("Arrays", ArrayReductions::addTo),
                    new Family("JSON", JsonFunctions::addTo),
                    new Family("Maps", MapFunctions::addTo),
                    new Family("Tuples and vectors", TupleFunctions::addTo),
                    new Family("Internet addresses", NetworkFunctions::addTo),
                    new Family("URLs", UrlFunctions::addTo),
                    new Family("Hashes", HashFunctions::addTo),
                    new Family("Readable numbers and versions", ReadableFunctions::addTo),
                    new Family("Places on the globe", GeoFunctions::addTo),
                    new Family("Places on the globe", HexagonFunctions::addTo),
                    new Family("Elements for the screen", HogqlxFunctions::addTo),
                    new Family("Aggregates", Aggregates::addTo),
                    new Family("Aggregates", StatisticAggregates::addTo),
                    new Family("Aggregates", CrossTabAggregates::addTo),
                    new Family("Aggregates", CollectingAggregates::addTo),
                    new Family("Sets of numbers", BitmapFunctions::addTo),
                    new Family("Order of events", SequenceAggregates::addTo),
                    new Family("Combinators", Combinators::addTo),
                    new Family("Windows", WindowFunctions::addTo),
                    new Family("Tables", TableFunctions::addTo),
                    new Family("Helpers of PostHog", HelperFunctions::addTo));

    private static final FunctionTable STANDARD = build();

    private final Map<String, FunctionSignature> exact;
    private final Map<String, FunctionSignature> anyCase;
    private final Map<String, List<FunctionSignature>> families;

    private FunctionTable(
            List<FunctionSignature> signatures, Map<String, List<FunctionSignature>> byFamily) {
        Map<String, FunctionSignature> byName = new LinkedHashMap<>();
        Map<String, FunctionSignature> byLowerCase = new LinkedHashMap<>();
        for (FunctionSignature signature : signatures) {
            if (byName.put(signature.name(), signature) != null) {
                throw new IllegalStateException("two functions named " + signature.name());
            }
            if (!signature.caseSensitive()) {
                byLowerCase.put(signature.name().toLowerCase(Locale.ROOT), signature);
            }
        }
        exact = byName;
        anyCase = byLowerCase;
        families = byFamily;
    }

    /** The functions of HogQL. */
    public static FunctionTable standard() {
        return STANDARD;
    }

    private static FunctionTable build() {
        List<FunctionSignature> all = new ArrayList<>();
        Map<String, List<FunctionSignature>> families = new LinkedHashMap<>();
        for (Family family : FAMILIES) {
            int before = all.size();
            family.source().addTo(all);
            families.computeIfAbsent(family.title(), t -> new ArrayList<>())
                    .addAll(all.subList(before, all.size()));
        }
        return new FunctionTable(all, families);
    }

    /** The function of a name, which may be an aggregate with combinators. */
    public Optional<FunctionSignature> find(String name) {
        FunctionSignature found = exact.get(name);
        if (found == null) {
            found = anyCase.get(name.toLowerCase(Locale.ROOT));
        }
        return found != null ? Optional.of(found) : Combinators.find(name, exact);
    }

    /** All functions but most of what combinators make. */
    public Collection<FunctionSignature> all() {
        return exact.values();
    }

    /** The functions by the title of their family, as the documentation shows them. */
    public Map<String, List<FunctionSignature>> families() {
        return Collections.unmodifiableMap(families);
    }
}
