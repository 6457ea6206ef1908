/** Personal API keys and the scopes they hold. A key's value is shown once and kept as a hash. */
@NullMarked
package dev.hedgerow.metadata.keys;

import org.jspecify.annotations.NullMarked;
