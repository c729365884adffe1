/** Serves the Chrome DevTools protocol over HTTP and WebSocket. */
@NullMarked
package dev.cloche.cli.inspect;

import org.jspecify.annotations.NullMarked;
