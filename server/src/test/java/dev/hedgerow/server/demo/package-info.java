/** Tests of the demo's story and of its way into the server. */
@NullMarked
package dev.hedgerow.server.demo;

import org.jspecify.annotations.NullMarked;
