/** Organizations: who owns projects and whom members belong to. */
@NullMarked
package dev.hedgerow.metadata.organizations;

import org.jspecify.annotations.NullMarked;
