package dev.hedgerow.http.warnings;

import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.warnings.IngestionWarnings;
import java.util.List;

/** {@code /ingestion_warnings/}. */
public final class IngestionWarningResource implements Resource {
    private final IngestionWarnings warnings;

    public IngestionWarningResource(IngestionWarnings warnings) {
        this.warnings = warnings;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/ingestion_warnings/")
                        .scope("ingestion_warning:read")
                        .summary("Warnings of the last 30 days by type; q searches in them")
                        .answers(IngestionWarningsAnswer.class, this::list));
    }

    private Reply<IngestionWarningsAnswer> list(Call<Void> call) {
        return Reply.ok(
                new IngestionWarningsAnswer(
                        warnings.list(call.project().id(), call.query("q")).stream()
                                .map(IngestionWarningsAnswer.OfType::of)
                                .toList()));
    }
}
