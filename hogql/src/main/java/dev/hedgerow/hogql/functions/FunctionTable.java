package dev.hedgerow.hogql.functions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All functions by name. Immutable; made once by {@link #standard()}. */
public final class FunctionTable {
    private static final FunctionTable STANDARD = build();

    private final Map<String, FunctionSignature> exact;
    private final Map<String, FunctionSignature> anyCase;

    private FunctionTable(List<FunctionSignature> signatures) {
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
    }

    /** The functions of HogQL. */
    public static FunctionTable standard() {
        return STANDARD;
    }

    private static FunctionTable build() {
        List<FunctionSignature> all = new ArrayList<>();
        Operators.addTo(all);
        Arithmetics.addTo(all);
        MathFunctions.addTo(all);
        IntegerFunctions.addTo(all);
        Conditionals.addTo(all);
        Conversions.addTo(all);
        DateFunctions.addTo(all);
        DateCuts.addTo(all);
        DateParts.addTo(all);
        DateShifts.addTo(all);
        StringFunctions.addTo(all);
        SearchFunctions.addTo(all);
        PatternFunctions.addTo(all);
        ArrayFunctions.addTo(all);
        ArrayEdits.addTo(all);
        ArrayQueries.addTo(all);
        JsonFunctions.addTo(all);
        MapFunctions.addTo(all);
        TupleFunctions.addTo(all);
        NetworkFunctions.addTo(all);
        HashFunctions.addTo(all);
        ReadableFunctions.addTo(all);
        GeoFunctions.addTo(all);
        HogqlxFunctions.addTo(all);
        UrlFunctions.addTo(all);
        Aggregates.addTo(all);
        StatisticAggregates.addTo(all);
        CollectingAggregates.addTo(all);
        ElementAggregates.addTo(all);
        Combinators.addTo(all);
        WindowFunctions.addTo(all);
        TableFunctions.addTo(all);
        MissingFunctions.addTo(all);
        return new FunctionTable(all);
    }

    public Optional<FunctionSignature> find(String name) {
        FunctionSignature found = exact.get(name);
        return found != null
                ? Optional.of(found)
                : Optional.ofNullable(anyCase.get(name.toLowerCase(Locale.ROOT)));
    }

    public Collection<FunctionSignature> all() {
        return exact.values();
    }
}
