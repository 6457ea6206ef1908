package dev.hedgerow.store.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;

/**
 * The functions that queries need and SQL cannot express, written in Java.
 *
 * <p>What duckdb_jdbc 2.0.0.1 offers, found by trying: scalar functions ({@code
 * DuckDBFunctions.scalarFunction()}, per value or per vector; about 0.5 µs a row for a text
 * function, against 0.03 µs for a built-in one) and table functions; no aggregates. A function is
 * registered once per database and seen by all its connections. Vectors of UUIDs, lists, structs
 * and maps cannot be read or written. An exception of the function fails the query with its
 * message. {@code CREATE MACRO} is to be preferred where it can say the same.
 */
final class ScalarFunctions {

    /** Fills in name, types and body of one function. */
    @FunctionalInterface
    interface Definition {
        void define(DuckDBScalarFunctionBuilder builder) throws SQLException;
    }

    private static final List<Definition> DEFINITIONS =
            List.of(
                    builder ->
                            builder.withName("hedgerow_ipv6")
                                    .withParameter(String.class)
                                    .withReturnType(String.class)
                                    .withFunction((String text) ->
                                            IpAddresses.parse(text)
                                                    .map(IpAddresses::asVersion6)
                                                    .orElse(null)),
                    builder ->
                            builder.withName("hedgerow_ip_in_range")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(Boolean.class)
                                    .withFunction((String address, String network) ->
                                            IpAddresses.inRange(address, network)),
                    builder ->
                            builder.withName("hedgerow_ip_first")
                                    .withParameters(String.class, Long.class)
                                    .withReturnType(String.class)
                                    .withFunction((String address, Long bits) ->
                                            IpAddresses.rangeEnd(address, bits, false)),
                    builder ->
                            builder.withName("hedgerow_ip_last")
                                    .withParameters(String.class, Long.class)
                                    .withReturnType(String.class)
                                    .withFunction((String address, Long bits) ->
                                            IpAddresses.rangeEnd(address, bits, true)),
                    builder ->
                            builder.withName("hedgerow_hash")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(Long.class)
                                    .withFunction(TextHashes::of),
                    builder ->
                            builder.withName("hedgerow_city_pair")
                                    .withParameters(Long.class, Long.class)
                                    .withReturnType(Long.class)
                                    .withFunction(CityHash::ofPair),
                    builder ->
                            builder.withName("hedgerow_sip_pair")
                                    .withParameters(Long.class, Long.class)
                                    .withReturnType(Long.class)
                                    .withFunction(SipHash::ofPair),
                    builder ->
                            builder.withName("hedgerow_hash_number")
                                    .withParameters(String.class, Long.class)
                                    .withReturnType(Long.class)
                                    .withFunction(TextHashes::ofNumber),
                    builder ->
                            builder.withName("hedgerow_digest")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(String.class)
                                    .withFunction(TextHashes::digest),
                    builder ->
                            builder.withName("hedgerow_to_base58")
                                    .withParameter(String.class)
                                    .withReturnType(String.class)
                                    .withFunction(TextHashes::toBase58),
                    builder ->
                            builder.withName("hedgerow_from_base58")
                                    .withParameter(String.class)
                                    .withReturnType(String.class)
                                    .withFunction(TextHashes::fromBase58),
                    builder ->
                            builder.withName("hedgerow_geohash")
                                    .withParameters(Double.class, Double.class)
                                    .withReturnType(String.class)
                                    .withFunction(Geohashes::encode),
                    builder ->
                            builder.withName("hedgerow_geohash_middle")
                                    .withParameters(String.class, Boolean.class)
                                    .withReturnType(Double.class)
                                    .withFunction(Geohashes::middle),
                    builder ->
                            builder.withName("hedgerow_geohashes_in_box")
                                    .withParameters(String.class, Long.class)
                                    .withReturnType(String.class)
                                    .withFunction(Geohashes::inBox),
                    builder ->
                            builder.withName("hedgerow_fuzzy_found")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(Boolean.class)
                                    .withFunction(FuzzySearch::found),
                    builder ->
                            builder.withName("hedgerow_convert_charset")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(String.class)
                                    .withFunction(TextCharsets::convert),
                    builder ->
                            builder.withName("hedgerow_h3_cell")
                                    .withParameters(String.class, Long.class)
                                    .withReturnType(Long.class)
                                    .withFunction(Hexagons::cell),
                    builder ->
                            builder.withName("hedgerow_h3_number")
                                    .withParameters(String.class, Long.class)
                                    .withReturnType(Long.class)
                                    .withFunction(Hexagons::number),
                    builder ->
                            builder.withName("hedgerow_h3_measure")
                                    .withParameters(String.class, Long.class)
                                    .withReturnType(Double.class)
                                    .withFunction(Hexagons::measure),
                    builder ->
                            builder.withName("hedgerow_h3_numbers")
                                    .withParameters(String.class, Long.class)
                                    .withReturnType(String.class)
                                    .withFunction(Hexagons::numbers),
                    builder ->
                            builder.withName("hedgerow_h3_places")
                                    .withParameters(String.class, Long.class)
                                    .withReturnType(String.class)
                                    .withFunction(Hexagons::places),
                    builder ->
                            builder.withName("hedgerow_ngram_distance")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(Double.class)
                                    .withFunction(Ngrams.OF_BYTES::distance),
                    builder ->
                            builder.withName("hedgerow_ngram_search")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(Double.class)
                                    .withFunction(Ngrams.OF_BYTES::found),
                    builder ->
                            builder.withName("hedgerow_ngram_distance_utf8")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(Double.class)
                                    .withFunction(Ngrams.OF_CHARACTERS::distance),
                    builder ->
                            builder.withName("hedgerow_ngram_search_utf8")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(Double.class)
                                    .withFunction(Ngrams.OF_CHARACTERS::found),
                    builder ->
                            builder.withName("hedgerow_window_funnel")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(Long.class)
                                    .withFunction(WindowFunnel::level),
                    builder ->
                            builder.withName("hedgerow_sequence_count")
                                    .withParameters(String.class, String.class)
                                    .withReturnType(Long.class)
                                    .withFunction(SequencePattern::count),
                    builder ->
                            builder.withName("hedgerow_erf")
                                    .withParameter(Double.class)
                                    .withReturnType(Double.class)
                                    .withFunction((Double value) ->
                                            value == null ? null : Erf.value(value)),
                    builder ->
                            builder.withName("hedgerow_erfc")
                                    .withParameter(Double.class)
                                    .withReturnType(Double.class)
                                    .withFunction((Double value) ->
                                            value == null ? null : Erfc.value(value)),
                    builder ->
                            builder.withName("hedgerow_html_text")
                                    .withParameter(String.class)
                                    .withReturnType(String.class)
                                    .withFunction(HtmlText::of),
                    builder ->
                            builder.withName("hedgerow_bits_of_text")
                                    .withParameter(String.class)
                                    .withReturnType(Long.class)
                                    .withFunction(RawBytes::bitsOfText),
                    builder ->
                            builder.withName("hedgerow_bits_of_float")
                                    .withParameter(Double.class)
                                    .withReturnType(Long.class)
                                    .withFunction(RawBytes::bitsOfFloat),
                    builder ->
                            builder.withName("hedgerow_float_of_bits")
                                    .withParameters(Long.class, Long.class)
                                    .withReturnType(Double.class)
                                    .withFunction(RawBytes::floatOfBits),
                    builder ->
                            builder.withName("hedgerow_uuid_of_bytes")
                                    .withParameter(String.class)
                                    .withReturnType(String.class)
                                    .withFunction(RawBytes::uuidOfBytes),
                    builder ->
                            builder.withName("hedgerow_intersections")
                                    .withParameters(String.class, Boolean.class)
                                    .withReturnType(Long.class)
                                    .withFunction(Intersections::of));

    private ScalarFunctions() {}

    static void register(Connection connection) throws SQLException {
        for (Definition definition : DEFINITIONS) {
            register(connection, definition);
        }
    }

    static void register(Connection connection, Definition definition) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            definition.define(builder);
            builder.register(connection);
        }
    }
}
