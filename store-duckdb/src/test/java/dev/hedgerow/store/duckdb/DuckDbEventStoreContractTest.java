package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.EventStore;
import dev.hedgerow.store.EventStoreContract;
import dev.hedgerow.store.EventWriter;
import java.nio.file.Path;

final class DuckDbEventStoreContractTest extends EventStoreContract {

    private record OpenDuckDb(DuckDbEventStore duck) implements Open {

        @Override
        public EventStore store() {
            return duck;
        }

        @Override
        public EventWriter writer() {
            return duck.writer();
        }

        @Override
        public void close() {
            duck.close();
        }
    }

    @Override
    protected Open open(Path folder) {
        return new OpenDuckDb(StoreFixture.open(folder).store);
    }
}
