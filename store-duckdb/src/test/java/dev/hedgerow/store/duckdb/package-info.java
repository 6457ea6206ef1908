/** Tests of the store on real files. */
@NullMarked
package dev.hedgerow.store.duckdb;

import org.jspecify.annotations.NullMarked;
