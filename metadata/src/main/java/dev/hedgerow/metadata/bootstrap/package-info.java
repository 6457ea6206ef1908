/** The first start: what an empty database gets so that somebody can use the server. */
@NullMarked
package dev.hedgerow.metadata.bootstrap;

import org.jspecify.annotations.NullMarked;
