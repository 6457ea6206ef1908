/** The HTTP API: resources by feature, authentication, errors. */
@NullMarked
package dev.hedgerow.http;

import org.jspecify.annotations.NullMarked;
