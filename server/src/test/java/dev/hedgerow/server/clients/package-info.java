/**
 * The real PostHog clients against a started server: posthog-node, posthog-js in headless Chromium,
 * and PostHog's Java server library send; queries count what arrived. The scripts and pinned
 * versions are in {@code src/test/clients}.
 */
@NullMarked
package dev.hedgerow.server.clients;

import org.jspecify.annotations.NullMarked;
