/**
 * What is done to a saved query before it is run and shown. In comes query JSON, out goes query
 * JSON.
 */
@NullMarked
package dev.hedgerow.insights.overrides;

import org.jspecify.annotations.NullMarked;
