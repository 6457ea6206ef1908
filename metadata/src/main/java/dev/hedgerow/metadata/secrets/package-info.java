/** Random tokens, and what is kept of secrets: hashes, never the secrets. */
@NullMarked
package dev.hedgerow.metadata.secrets;

import org.jspecify.annotations.NullMarked;
