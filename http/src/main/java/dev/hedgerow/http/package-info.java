/**
 * The HTTP server as a whole: takes the resources, gives a running listener. Nothing here knows an
 * endpoint; those are declared by the resources in the packages beside it.
 */
@NullMarked
package dev.hedgerow.http;

import org.jspecify.annotations.NullMarked;
