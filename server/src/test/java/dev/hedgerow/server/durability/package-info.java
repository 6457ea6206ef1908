/**
 * What happens to events when the process dies, the disk is full, or the folder cannot be written.
 */
@NullMarked
package dev.hedgerow.server.durability;

import org.jspecify.annotations.NullMarked;
