/**
 * Invites into organizations. Nothing is mailed: whoever knows an invite's id, as a link carries
 * it, may accept it for the address that it was made for.
 */
@NullMarked
package dev.hedgerow.metadata.invites;

import org.jspecify.annotations.NullMarked;
