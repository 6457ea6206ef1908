/**
 * The sample data of {@code ./hedgerow demo}: ninety days of an invented software-as-a-service
 * product, "Fernboard".
 *
 * <p>In: a seed and the instant at which the story ends. Out: capture payloads in time order, as
 * PostHog's SDKs would have sent them, which take the same road into the store as every other
 * event. The generator knows nothing of the server; the loader beside it sends what it tells,
 * remembers what was sent, and saves a few insights.
 */
@NullMarked
package dev.hedgerow.server.demo;

import org.jspecify.annotations.NullMarked;
