package dev.hedgerow.server;

import dev.hedgerow.ingest.write.IngestPipeline;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.function.ToDoubleFunction;

/** What {@code /metrics} shows beside the requests: the process and the writer of events. */
final class Meters {
    private Meters() {}

    static void bind(MeterRegistry registry, IngestPipeline pipeline) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        count(registry, "events", "Events stored", pipeline, one -> one.stats().events());
        count(registry, "commits", "Commits of events", pipeline, one -> one.stats().commits());
        count(
                registry,
                "failed",
                "Requests whose events were not stored",
                pipeline,
                one -> one.stats().failedRequests());
        count(
                registry,
                "rejected",
                "Requests turned away because too much waited",
                pipeline,
                one -> one.stats().rejectedRequests());
        Gauge.builder("hedgerow.ingest.waiting", pipeline, one -> one.stats().waitingEvents())
                .description("Events that wait to be stored")
                .register(registry);
        Gauge.builder(
                        "hedgerow.ingest.last.commit.millis",
                        pipeline,
                        one -> one.stats().lastCommitMillis())
                .description("How long the last commit took")
                .register(registry);
    }

    private static void count(
            MeterRegistry registry,
            String name,
            String description,
            IngestPipeline pipeline,
            ToDoubleFunction<IngestPipeline> value) {
        FunctionCounter.builder("hedgerow.ingest." + name, pipeline, value)
                .description(description)
                .register(registry);
    }
}
