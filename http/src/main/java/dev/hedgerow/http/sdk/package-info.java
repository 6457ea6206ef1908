/**
 * What SDKs ask for besides sending events: the browser script, its remote settings, feature flags.
 * There are no flags and no recordings here, and the answers say so in the form that makes each SDK
 * carry on quietly.
 */
@NullMarked
package dev.hedgerow.http.sdk;

import org.jspecify.annotations.NullMarked;
