/** The metadata database: opening, migrating, transactions. Features have a package each below. */
@NullMarked
package dev.hedgerow.metadata;

import org.jspecify.annotations.NullMarked;
