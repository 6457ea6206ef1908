package dev.hedgerow.store;

/** Receives the rows of a streamed query one by one, in the query's order. */
@FunctionalInterface
public interface RowVisitor {

    /** Reads the row; it is another one after this returns. Throwing ends the query. */
    void visit(Row row);
}
