package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.RowChunk;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** The arguments of one call of a function of {@link ChunkScans}. */
final class ScannedChunk implements RowChunk {

    private final int rows;
    private final DuckDBReadableVector[] vectors;
    private final int[] firsts;
    private final boolean[] uuids;

    ScannedChunk(DuckDBDataChunkReader input, List<ScanColumn> columns) {
        rows = (int) input.rowCount();
        vectors = new DuckDBReadableVector[(int) input.columnCount()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = input.vector(i);
        }
        firsts = new int[columns.size()];
        uuids = new boolean[firsts.length];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = columns.get(i).first();
            uuids[i] = columns.get(i).kind() == ScanColumn.Kind.UUID;
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public long longAt(int column, int row) {
        return vectors[firsts[column]].getLong(row, 0);
    }

    @Override
    public double doubleAt(int column, int row) {
        return vectors[firsts[column]].getDouble(row, 0);
    }

    @Override
    public long keyAt(int column, int row) {
        return vectors[firsts[column]].getLong(row, 0);
    }

    @Override
    public long secondKeyAt(int column, int row) {
        return uuids[column] ? vectors[firsts[column] + 1].getLong(row, 0) : 0;
    }

    @Override
    public UUID uuidAt(int column, int row) {
        BigInteger number = vectors[firsts[column] + 2].getUHugeInt(row);
        return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue());
    }

    @Override
    public @Nullable String textAt(int column, int row) {
        return vectors[firsts[column] + 1].getString(row);
    }
}
