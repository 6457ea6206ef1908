/**
 * The metadata database: opening, migrating, transactions. Features have a package each below:
 * records (rows as the tables hold them), DAOs (SQL, nothing else) and rules (what callers use;
 * they check input and own the transactions). JSON columns are text in records and are parsed by
 * rules.
 */
@NullMarked
package dev.hedgerow.metadata;

import org.jspecify.annotations.NullMarked;
