/** Tags of a project, and changing those of many objects at once. */
@NullMarked
package dev.hedgerow.http.tags;

import org.jspecify.annotations.NullMarked;
