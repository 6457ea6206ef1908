package dev.hedgerow.benchmarks.queries;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * The rows of a query, each person's together and sorted: streamed through the driver's chunks,
 * numbered by an open table, moved by counting, sorted and walked by all processors.
 */
final class PackedEvents {

    /** Walks one person's rows, {@code packed[from .. to)}; one walker per thread. */
    interface Walker {
        void walk(long[] packed, int from, int to);
    }

    private final int itemBits;
    private final Numbers persons = new Numbers();
    private final Numbers items = new Numbers();
    private final List<String> texts = new ArrayList<>();
    private int[] personOf = new int[1 << 21];
    private long[] packed = new long[1 << 21];
    private int size;

    /**
     * @param itemBits how many bits below the packed number are for the number of an item; 0 for no
     *     items
     */
    PackedEvents(int itemBits) {
        this.itemBits = itemBits;
    }

    /**
     * Reads a query with the columns: hash of the person, packed number that begins with the time,
     * and for items the hash and the text of the item. Hashes are BIGINT and not 0.
     */
    void read(DuckDBConnection connection, String sql) throws SQLException {
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                add(result.chunk());
            }
        }
    }

    private void add(DuckDBDataChunkReader chunk) {
        DuckDBReadableVector person = chunk.vector(0);
        DuckDBReadableVector number = chunk.vector(1);
        int rows = (int) chunk.rowCount();
        if (size + rows > packed.length) {
            packed = Arrays.copyOf(packed, 2 * size);
            personOf = Arrays.copyOf(personOf, 2 * size);
        }
        int first = size;
        for (int row = 0; row < rows; row++) {
            personOf[size] = persons.of(person.getLong(row));
            packed[size++] = number.getLong(row);
        }
        if (itemBits > 0) {
            DuckDBReadableVector hash = chunk.vector(2);
            for (int row = 0; row < rows; row++) {
                int item = items.of(hash.getLong(row));
                if (item == texts.size()) {
                    texts.add(chunk.vector(3).getString(row));
                }
                packed[first + row] = (packed[first + row] << itemBits) | item;
            }
        }
    }

    String text(int item) {
        return texts.get(item);
    }

    /** Walks all persons; returns the walkers that did. */
    <W extends Walker> List<W> walk(Supplier<W> walkers) {
        int[] ends = new int[persons.size() + 1];
        for (int row = 0; row < size; row++) {
            ends[personOf[row] + 1]++;
        }
        for (int person = 0; person < persons.size(); person++) {
            ends[person + 1] += ends[person];
        }
        int[] next = Arrays.copyOf(ends, persons.size());
        long[] sorted = new long[size];
        for (int row = 0; row < size; row++) {
            sorted[next[personOf[row]]++] = packed[row];
        }
        int parts = Runtime.getRuntime().availableProcessors();
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    W walker = walkers.get();
                    int end = (int) ((long) persons.size() * (part + 1) / parts);
                    for (int p = (int) ((long) persons.size() * part / parts); p < end; p++) {
                        Arrays.sort(sorted, ends[p], ends[p + 1]);
                        walker.walk(sorted, ends[p], ends[p + 1]);
                    }
                    return walker;
                })
                .toList();
    }
}
