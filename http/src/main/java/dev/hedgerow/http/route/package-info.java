/**
 * The frame of every endpoint: a {@link dev.hedgerow.http.route.Route} declares method, path,
 * access, records and handler once; {@link dev.hedgerow.http.route.RouteTable} registers them all
 * under every prefix. A handler takes a {@link dev.hedgerow.http.route.Call} and gives a {@link
 * dev.hedgerow.http.route.Reply}; whatever it throws, {@link dev.hedgerow.http.route.ErrorMapper}
 * turns into one.
 */
@NullMarked
package dev.hedgerow.http.route;

import org.jspecify.annotations.NullMarked;
