package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.StoreException;
import java.nio.file.Path;
import java.util.List;

/** Opens a store in a process of its own and prints the code and message when that fails. */
final class OpenStoreMain {

    private OpenStoreMain() {}

    static void main(String[] args) {
        try (DuckDbEventStore _ =
                DuckDbEventStore.open(DuckDbSettings.of(Path.of(args[0])), List.of())) {
            System.out.println("opened");
        } catch (StoreException e) {
            System.out.println(e.code() + ": " + e.getMessage());
        }
    }
}
