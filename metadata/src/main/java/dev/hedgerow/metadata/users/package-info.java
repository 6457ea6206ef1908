/** People who log in, and their membership in organizations. */
@NullMarked
package dev.hedgerow.metadata.users;

import org.jspecify.annotations.NullMarked;
