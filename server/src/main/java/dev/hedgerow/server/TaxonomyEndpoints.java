package dev.hedgerow.server;

import dev.hedgerow.http.definitions.EventDefinitionResource;
import dev.hedgerow.http.definitions.EventMetrics;
import dev.hedgerow.http.elements.ElementResource;
import dev.hedgerow.http.elements.ElementStatsResource;
import dev.hedgerow.http.eventcode.EventCodeResource;
import dev.hedgerow.http.properties.PropertyDefinitionResource;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.warnings.IngestionWarningResource;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.definitions.EventDefinitionList;
import dev.hedgerow.metadata.definitions.EventDefinitions;
import dev.hedgerow.metadata.definitions.EventSchemas;
import dev.hedgerow.metadata.definitions.PropertyDefinitionList;
import dev.hedgerow.metadata.definitions.PropertyDefinitions;
import dev.hedgerow.metadata.elements.Elements;
import dev.hedgerow.metadata.insights.InsightQueries;
import dev.hedgerow.metadata.warnings.IngestionWarnings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Makes the resources of what events and properties are, and of the elements people click. */
final class TaxonomyEndpoints {
    private final Accounts accounts;
    private final Engine engine;
    private final Clock clock;

    TaxonomyEndpoints(Accounts accounts, Engine engine, Clock clock) {
        this.accounts = accounts;
        this.engine = engine;
        this.clock = clock;
    }

    List<Resource> all(MetadataDatabase metadata) {
        List<Resource> all = new ArrayList<>();
        ActivityLog log = new ActivityLog(metadata, accounts.secrets(), clock);
        all.add(
                new EventDefinitionResource(
                        new EventDefinitionList(metadata, clock),
                        new EventDefinitions(metadata, accounts.secrets(), clock, log),
                        new EventMetrics(
                                engine.runner(),
                                new InsightQueries(metadata, clock),
                                new Actions(metadata, clock, log)),
                        accounts.users(),
                        new EventDefinitionResource.Later(engine.waiters(), engine.pipeline())));
        all.add(new EventCodeResource(new EventSchemas(metadata), clock));
        all.add(
                new PropertyDefinitionResource(
                        new PropertyDefinitionList(metadata),
                        new PropertyDefinitions(metadata, clock, log),
                        accounts.users(),
                        engine.pipeline()));
        all.add(new ElementResource(new Elements(metadata)));
        all.add(new ElementStatsResource(engine.runner(), engine.waiters(), clock));
        all.add(new IngestionWarningResource(new IngestionWarnings(metadata, clock)));
        return all;
    }
}
