/** Main, settings and wiring: the only place that knows every part. */
@NullMarked
package dev.hedgerow.server;

import org.jspecify.annotations.NullMarked;
