package dev.tenure.migrate;

/** Which way a migration goes: applied, or taken back. */
public enum Direction { UP, DOWN }
