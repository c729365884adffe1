/** Stand-ins for the engine's classes that lowered code is bound to, so that tests can run it. */
package dev.cloche.build.jvm.standin;
