package dev.cloche.build.wasm;

/**
 * An export.
 *
 * @param name the name that the host uses
 * @param kind what is exported
 * @param index its index among the things of that kind, imports first
 */
public record Export(String name, ExternalKind kind, int index) {}
