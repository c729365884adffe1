/** What the engines that Cloche is compared with have to do; each is compiled by itself. */
@NullMarked
package dev.cloche.bench.rivals;

import org.jspecify.annotations.NullMarked;
