/** Organizations: reading and changing the caller's own, and what stands in them. */
@NullMarked
package dev.hedgerow.http.organizations;

import org.jspecify.annotations.NullMarked;
