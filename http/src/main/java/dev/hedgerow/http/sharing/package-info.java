/**
 * Links that open an insight or a dashboard to people without an account: switching them on and
 * off, and the pages behind them.
 */
@NullMarked
package dev.hedgerow.http.sharing;

import org.jspecify.annotations.NullMarked;
