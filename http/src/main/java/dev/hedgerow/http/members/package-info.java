/** Members of an organization, and invites for those who shall become some. */
@NullMarked
package dev.hedgerow.http.members;

import org.jspecify.annotations.NullMarked;
